import { deepEqual, equal, ok } from 'node:assert/strict';
import { readLogEvent, type LogEvent } from '../../server/src/service/logs/log-event.js';
import { kindOfLine, mentionsTls, readPostfixLine } from '../../server/src/service/logs/log-line.js';

const TLS12 = { protocol: 'TLSv1.2', cipher: 'ECDHE-RSA-AES256-GCM-SHA384' };

describe('A line of a log', () => {
  const postfix: readonly (readonly [string, string])[] = [
    ['Nov 21 13:22:31 mx1 postfix/smtpd[23127]: connect from x', 'postfix/smtpd'],
    [
      '2026-11-21T13:22:31.5+01:00 mx1 postfix/submission/smtpd[1]: connect from x',
      'postfix/submission/smtpd',
    ],
    ['Nov  1 13:22:31 mx1.example.com postfix-out/smtp[1]: x', 'postfix-out/smtp'],
    ["Nov 21 13:22:31 mx1 ports/smtpd[9410]: a syslog name of one's own", 'ports/smtpd'],
    ['Nov 21 13:22:31 mx1 postfix[10376]: See the documentation', 'postfix'],
  ];
  for (const [line, service] of postfix) {
    it(`is Postfix's where ${service} says it`, () => {
      equal(kindOfLine(line), 'postfix');
      equal(readPostfixLine(line)?.service, service);
    });
  }

  it('is of another program otherwise', () => {
    for (const tag of ['sshd[7]', 'dovecot', 'kernel', 'opendkim/child[3]'])
      equal(kindOfLine(`Nov 21 13:22:31 mx1 ${tag}: SSL_accept error from x`), 'not-postfix');
  });

  it('is unreadable when it is half a line or no text', () => {
    for (const line of [
      'd from unknown[192.0.2.1]: TLSv1 with cipher AES128-SHA (128/128 bits)',
      'Nov 21 13:22:31 mx1 postfix/smtpd[231',
      '\u0000\u0000\u0000Nov 21 13:22:31 mx1 postfix/smtpd[1]: connect from unknown[192.0.2.1]',
      '\u001f\u008b\u0008',
    ])
      equal(kindOfLine(line), 'unreadable', line);
    equal(readPostfixLine('Nov 21 13:22:31 mx1 postfix/smtpd[1]: SSL_accept error \u0000\u0001'), undefined);
  });
});

describe('A message about TLS', () => {
  const cases: readonly (readonly [string, string, LogEvent | undefined])[] = [
    [
      'an incoming session',
      'Anonymous TLS connection established from mail.example.com[192.0.2.1]: TLSv1.2 with cipher ECDHE-RSA-AES256-GCM-SHA384 (256/256 bits)',
      { kind: 'session', direction: 'in', peer: 'mail.example.com[192.0.2.1]', ...TLS12 },
    ],
    [
      'a client with its port, which changes each time',
      'Trusted TLS connection established from unknown[2001:db8::7]:51174: TLSv1.2 with cipher ECDHE-RSA-AES256-GCM-SHA384 (256/256 bits)',
      { kind: 'session', direction: 'in', peer: 'unknown[2001:db8::7]', ...TLS12 },
    ],
    [
      'a client that asked for a name of the server',
      'Anonymous TLS connection established from unknown[192.0.2.1] to mail.example.com: TLSv1.2 with cipher ECDHE-RSA-AES256-GCM-SHA384 (256/256 bits)',
      { kind: 'session', direction: 'in', peer: 'unknown[192.0.2.1]', ...TLS12 },
    ],
    [
      'tlsproxy, which knows no names',
      'Anonymous TLS connection established from [192.0.2.1]:37108: TLSv1.2 with cipher ECDHE-RSA-AES256-GCM-SHA384 (256/256 bits)',
      { kind: 'session', direction: 'in', peer: '[192.0.2.1]', ...TLS12 },
    ],
    [
      'an outgoing session with all that TLS 1.3 adds',
      'Verified TLS connection established to mx.example.net[192.0.2.9]:25: TLSv1.3 with cipher TLS_AES_256_GCM_SHA384 (256/256 bits) key-exchange X25519 server-signature RSA-PSS (2048 bits) server-digest SHA256',
      {
        kind: 'session',
        direction: 'out',
        peer: 'mx.example.net[192.0.2.9]:25',
        protocol: 'TLSv1.3',
        cipher: 'TLS_AES_256_GCM_SHA384',
      },
    ],
    [
      'a session as Postfix 2.3 had it',
      'TLS connection established from old.example.com[192.0.2.2]: SSLv3 with cipher RC4-MD5 (128/128 bits)',
      {
        kind: 'session',
        direction: 'in',
        peer: 'old.example.com[192.0.2.2]',
        protocol: 'SSLv3',
        cipher: 'RC4-MD5',
      },
    ],
    [
      'a session that is used again',
      'Untrusted TLS connection reused to mx.example.net[192.0.2.9]:25: TLSv1.3 with cipher TLS_AES_256_GCM_SHA384 (256/256 bits)',
      undefined,
    ],
    [
      'half a session',
      'Anonymous TLS connection established from mail.example.com[192.0.2.1]: TLSv1',
      { kind: 'half' },
    ],
    [
      'a failure to be explained by the next line',
      'SSL_accept error from unknown[192.0.2.1]: -1',
      { kind: 'failure', direction: 'in', peer: 'unknown[192.0.2.1]' },
    ],
    [
      'a failure with its reason',
      'SSL_connect error to mx.example.net[192.0.2.9]:25: Connection reset by peer',
      {
        kind: 'failure',
        direction: 'out',
        peer: 'mx.example.net[192.0.2.9]:25',
        reason: 'Connection reset by peer',
      },
    ],
    ['half a failure', 'SSL_accept error from unkn', { kind: 'half' }],
    [
      "OpenSSL 3's complaint",
      'warning: TLS library problem: error:0A000102:SSL routines::unsupported protocol:../ssl/statem/statem_srvr.c:1664:',
      { kind: 'problem', reason: 'unsupported protocol' },
    ],
    [
      'a complaint with an alert',
      'warning: TLS library problem: error:0A00042E:SSL routines::tlsv1 alert protocol version:../ssl/record/rec_layer_s3.c:1601:SSL alert number 70:',
      { kind: 'problem', reason: 'tlsv1 alert protocol version' },
    ],
    [
      'the complaint of an old OpenSSL, with a process id',
      'warning: TLS library problem: 26357:error:1408A0C1:SSL routines:SSL3_GET_CLIENT_HELLO:no shared cipher:s3_srvr.c:1417:',
      { kind: 'problem', reason: 'no shared cipher' },
    ],
    [
      "tlsproxy's failure",
      'TLS handshake failed for service=smtpd peer=[192.0.2.1]:38064',
      { kind: 'proxy-failure', peer: '[192.0.2.1]' },
    ],
    [
      'a client that left, as 3.10 and later log it',
      'NOQUEUE: lost connection after STARTTLS from unknown[192.0.2.1]:50858',
      { kind: 'left', peer: 'unknown[192.0.2.1]' },
    ],
    [
      'the end of a connection without TLS',
      'disconnect from unknown[192.0.2.1] ehlo=1 starttls=0/1 commands=1/2',
      { kind: 'end', tlsFailed: true },
    ],
    [
      'the end of a connection with TLS',
      'disconnect from unknown[192.0.2.1] ehlo=2 starttls=1 mail=1 commands=4',
      { kind: 'end', tlsFailed: false },
    ],
    ['a mail', 'NOQUEUE: reject: RCPT from unknown[192.0.2.1]: 554 5.7.1 SSL_accept error', undefined],
  ];
  for (const [what, message, expected] of cases) {
    it(`tells of ${what}`, () => {
      deepEqual(readLogEvent(message), expected);
      ok(expected === undefined || mentionsTls(message));
    });
  }
});
