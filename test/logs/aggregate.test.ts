import { deepEqual, equal, ok } from 'node:assert/strict';
import fc from 'fast-check';
import { at, evidenceOf, session, UNTIL } from './support.js';
import { createLogAggregate } from '../../server/src/service/logs/aggregate.js';

const PEER = 'old.example.com[192.0.2.1]';
const error = (process: string, peer = PEER): string =>
  at('10:00:01', process, `SSL_accept error from ${peer}: -1`);
const complaint = (process: string, reason: string): string =>
  at(
    '10:00:01',
    process,
    `warning: TLS library problem: error:0A000102:SSL routines::${reason}:../ssl/x.c:1:`,
  );
const reasons = (lines: readonly string[]): unknown[] =>
  evidenceOf(lines).failures.map(({ peer, reason, count }) => [peer, reason, count]);

describe('The evidence of a log', () => {
  it('counts the sessions of a peer by protocol and cipher, with the first and last time', () => {
    const lines = [
      session(PEER, 'TLSv1', 'AES128-SHA', 'smtpd[7]', '10:00:05'),
      session(PEER, 'TLSv1', 'AES128-SHA', 'smtpd[8]', '10:00:09'),
      session(PEER, 'TLSv1', 'AES128-SHA', 'smtpd[7]', '10:00:01'),
    ];
    deepEqual(evidenceOf(lines).peers, [
      {
        peer: PEER,
        direction: 'in',
        service: 'postfix/smtpd',
        protocol: 'TLSv1',
        cipher: 'AES128-SHA',
        count: 3,
        firstSeen: '2026-11-21T10:00:01',
        lastSeen: '2026-11-21T10:00:09',
      },
    ]);
  });

  it('puts the oldest protocol first, then the weakest cipher, then the most sessions', () => {
    const lines = [
      session('a[192.0.2.1]', 'TLSv1.3', 'TLS_AES_256_GCM_SHA384'),
      session('b[192.0.2.2]', 'TLSv1.2', 'ECDHE-RSA-AES256-GCM-SHA384'),
      session('c[192.0.2.3]', 'TLSv1.2', 'ECDHE-RSA-AES128-SHA'),
      session('d[192.0.2.4]', 'TLSv1.2', 'AES128-SHA'),
      session('e[192.0.2.5]', 'TLSv1.2', 'RC4-SHA'),
      session('f[192.0.2.6]', 'TLSv1', 'ECDHE-RSA-AES128-SHA'),
      session('g[192.0.2.7]', 'TLSv1', 'ECDHE-RSA-AES128-SHA'),
      session('g[192.0.2.7]', 'TLSv1', 'ECDHE-RSA-AES128-SHA'),
      session('h[192.0.2.8]', 'SSLv3', 'AES128-SHA'),
    ];
    equal(
      evidenceOf(lines)
        .peers.map(({ peer }) => peer[0])
        .join(''),
      'hgfedcba',
    );
  });

  it('gives a failed handshake the reason that its own process logs next', () => {
    const lines = [
      error('smtpd[7]', 'a[192.0.2.1]'),
      error('smtpd[8]', 'b[192.0.2.2]'),
      complaint('smtpd[8]', 'no shared cipher'),
      complaint('smtpd[7]', 'unsupported protocol'),
      complaint('smtpd[7]', 'a second complaint'),
    ];
    deepEqual(reasons(lines), [
      ['b[192.0.2.2]', 'no shared cipher', 1],
      ['a[192.0.2.1]', 'unsupported protocol', 1],
    ]);
  });

  it('keeps processes of different hosts apart', () => {
    const lines = [error('smtpd[7]'), complaint('smtpd[7]', 'unsupported protocol').replace('mx1', 'mx2')];
    deepEqual(reasons(lines), [[PEER, 'handshake failed, no reason logged', 1]]);
  });

  it("takes tlsproxy's complaint, which comes before the failure", () => {
    const lines = [
      complaint('tlsproxy[5]', 'unexpected message'),
      at('10:00:01', 'tlsproxy[5]', 'TLS handshake failed for service=smtpd peer=[192.0.2.1]:38064'),
    ];
    deepEqual(reasons(lines), [['[192.0.2.1]', 'unexpected message', 1]]);
  });

  it('counts a client that left after STARTTLS as failed only when Postfix says that TLS did', () => {
    const left = at('10:00:01', 'smtpd[7]', `lost connection after STARTTLS from ${PEER}`);
    const end = (counts: string): string => at('10:00:01', 'smtpd[7]', `disconnect from ${PEER} ${counts}`);
    deepEqual(reasons([left, end('ehlo=1 starttls=0/1 commands=1/2')]), [
      [PEER, 'lost connection after STARTTLS', 1],
    ]);
    deepEqual(reasons([left, end('ehlo=1 starttls=1 commands=2')]), []);
    deepEqual(reasons([left]), []);
    const explained = [error('smtpd[7]'), complaint('smtpd[7]', 'unsupported protocol'), left];
    deepEqual(reasons([...explained, end('ehlo=1 starttls=0/1 commands=1/2')]), [
      [PEER, 'unsupported protocol', 1],
    ]);
  });

  it('counts an outgoing session once when tlsproxy makes it for smtp', () => {
    const made =
      'Untrusted TLS connection established to mx[192.0.2.9]:25: TLSv1.3 with cipher TLS_AES_256_GCM_SHA384 (256/256 bits)';
    const { peers } = evidenceOf([at('10:00:01', 'tlsproxy[5]', made), at('10:00:01', 'smtp[6]', made)]);
    deepEqual(
      peers.map(({ service, count }) => [service, count]),
      [['postfix/smtp', 1]],
    );
  });

  it('counts and skips lines of other programs, half lines and rubbish', () => {
    const whole = session(PEER, 'TLSv1', 'AES128-SHA');
    const { peers, skipped, postfixLines } = evidenceOf([
      whole,
      '',
      'Nov 21 10:00:00 mx1 sshd[9]: Accepted publickey for root',
      whole.slice(40),
      whole.slice(0, 100),
      '\u0000\u0001\u0002\u00ff',
    ]);
    deepEqual(skipped, { notPostfix: 1, unreadable: 3 });
    equal(postfixLines, 1);
    equal(peers[0]?.count, 1);
  });

  it('keeps no more rows than it may, and says how many sessions have no row', () => {
    const lines = Array.from({ length: 50 }, (_, i) =>
      session(`h[192.0.2.${String(i)}]`, 'TLSv1', 'AES128-SHA'),
    );
    const failing = Array.from({ length: 50 }, (_, i) => error('smtpd[7]', `h[192.0.2.${String(i)}]`));
    const evidence = evidenceOf([...lines, ...lines, ...failing], { rows: 20, processes: 5 });
    equal(evidence.peers.length, 20);
    ok(evidence.peers.every(({ count }) => count === 2));
    deepEqual(evidence.omitted, { sessions: 60, failures: 30 });
  });

  it('follows no more processes at a time than it may, and still counts each failure', () => {
    const failing = Array.from({ length: 50 }, (_, i) => error(`smtpd[${String(i)}]`));
    deepEqual(
      evidenceOf(failing, { rows: 20, processes: 5 }).failures.map(({ count }) => count),
      [50],
    );
  });

  it('outlives any text', () => {
    const pieces = fc.constantFrom(
      'Nov 21 10:00:00 mx1 postfix/smtpd[7]: ',
      'SSL_accept error from ',
      'unknown[192.0.2.1]',
      'Anonymous TLS connection established from ',
      ': TLSv1 with cipher ',
      'warning: TLS library problem: error:1:a:b:c:d:',
      'lost connection after STARTTLS from ',
      '\r',
      '\u0000',
    );
    const line = fc.array(fc.oneof(pieces, fc.string())).map((parts) => parts.join(''));
    fc.assert(
      fc.property(fc.array(line), (lines) => {
        const aggregate = createLogAggregate();
        for (const text of lines) aggregate.add(text, UNTIL);
        const { postfixLines, skipped } = aggregate.evidence();
        const counted = postfixLines + skipped.notPostfix + skipped.unreadable;
        equal(counted, lines.filter((text) => text !== '' && text !== '\r').length);
      }),
    );
  });
});
