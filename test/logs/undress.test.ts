import { deepEqual, equal } from 'node:assert/strict';
import { createLogAggregate } from '../../server/src/service/logs/aggregate.js';
import { UNTIL } from './support.js';

const MESSAGE =
  'Anonymous TLS connection established from old.example.com[192.0.2.1]: TLSv1 with cipher AES128-SHA (128/128 bits)';
const SYSLOG = `Nov 21 10:00:05 mail postfix/smtpd[7]: ${MESSAGE}`;
const ISO = `2026-11-21T10:00:05.678901Z mail postfix/smtpd[7]: ${MESSAGE}`;

describe('A log line with something around it', () => {
  const forms: Record<string, string> = {
    'a container of docker compose': `postfix-1  | ${SYSLOG}`,
    'a container in colours': `\x1b[36mmail |\x1b[0m ${SYSLOG}`,
    'a container and its time of arrival': `mail_1 | 2026-11-21T10:00:06.123456789Z ${SYSLOG}`,
    'the time of arrival alone, before another time': `2026-11-21T10:00:06.123456789Z ${ISO}`,
    'a pod of kubectl': `[pod/mail-0/postfix] ${ISO}`,
    'the priority of RFC 3164': `<22>${SYSLOG}`,
    'the head of RFC 5424': `<22>1 2026-11-21T10:00:05.678901Z mail postfix/smtpd 7 - - ${MESSAGE}`,
    'the head of RFC 5424 with structured data': `<22>1 2026-11-21T10:00:05Z mail postfix/smtpd 7 - [meta a="x\\]y"][b@1 c="2"] \uFEFF${MESSAGE}`,
    'the head of RFC 5424 in a container': `mail | <22>1 2026-11-21T10:00:05Z mail postfix/smtpd 7 - - ${MESSAGE}`,
    'the full time of journalctl': `Sat 2026-11-21 10:00:05 UTC mail postfix/smtpd[7]: ${MESSAGE}`,
  };
  for (const [title, line] of Object.entries(forms)) {
    it(`is read within ${title}`, () => {
      const aggregate = createLogAggregate();
      aggregate.add(line, UNTIL);
      const { peers, skipped } = aggregate.evidence();
      deepEqual(
        peers.map(({ peer, service, lastSeen }) => [peer, service, lastSeen.slice(0, 19)]),
        [['old.example.com[192.0.2.1]', 'postfix/smtpd', '2026-11-21T10:00:05']],
      );
      deepEqual(skipped, { notPostfix: 0, unreadable: 0 });
    });
  }

  it('keeps the processes of RFC 5424 apart, and takes a process without a number', () => {
    const at = '2026-11-21T10:00:05Z mail postfix/smtpd';
    const aggregate = createLogAggregate();
    for (const line of [
      `<22>1 ${at} 7 - - SSL_accept error from a[192.0.2.1]: -1`,
      `<22>1 ${at} - - - SSL_accept error from b[192.0.2.2]: -1`,
      `<20>1 ${at} 7 - - warning: TLS library problem: error:0A000102:SSL routines::unsupported protocol:x.c:1:`,
    ])
      aggregate.add(line, UNTIL);
    deepEqual(
      aggregate.evidence().failures.map(({ peer, reason }) => [peer, reason]),
      [
        ['b[192.0.2.2]', 'handshake failed, no reason logged'],
        ['a[192.0.2.1]', 'unsupported protocol'],
      ],
    );
  });

  it('counts lines of other programs and rubbish for what they are', () => {
    const aggregate = createLogAggregate();
    for (const line of [
      'mail | Nov 21 10:00:05 mail dovecot: imap: hello',
      'mail | hello',
      '<22>1 - - - - - - x',
      '| x',
    ])
      aggregate.add(line, UNTIL);
    const { skipped, postfixLines } = aggregate.evidence();
    deepEqual(skipped, { notPostfix: 1, unreadable: 3 });
    equal(postfixLines, 0);
  });
});
