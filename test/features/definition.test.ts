/** Where names lead: entries, options of the same service, lines of master.cf, from all files. */
import { deepEqual } from 'node:assert/strict';
import { openFixture } from '../support/cursor.js';

function definitionsOf(source: string): string[] {
  const { service, uri, position, places } = openFixture(source);
  return places(service.definition(uri, position));
}

const MASTER = `#- master.cf
smtp      inet  n  -  y  -  -  smtpd
smtp      unix  -  -  y  -  -  smtp
slow      unix  -  -  y  -  -  smtp
  -o syslog_name=postfix/slow
policy    unix  -  n  n  -  0  spawn user=nobody argv=/bin/policy
scan      unix  -  -  n  -  2  lmtp
`;

describe('Go to definition', () => {
  const cases: [string, string, string[]][] = [
    [
      'leads from a $name to the entry in main.cf',
      'my_host = mail.example.com\nmyhostname = $my_<|>host\n',
      ['main.cf:1 my_host'],
    ],
    ['leads from the "$" as well', 'a_b = c\nmyhostname = <|>${a_b}\n', ['main.cf:1 a_b']],
    [
      'leads to the entry in force when there are two',
      'mydomain = a\nmydomain = b\nmyorigin = $mydomain<|>\n',
      ['main.cf:2 mydomain'],
    ],
    [
      'leads from a branch of a conditional value',
      'one = 1\ntwo = 2\nmail_name = ${one?{$t<|>wo}:{none}}\n',
      ['main.cf:2 two'],
    ],
    [
      'prefers the option of the same service',
      'pool = 1\n#- master.cf\na unix - - n - - smtp -o mail_name=$poo<|>l\n  -o pool=2\nb unix - - n - - smtp -o pool=3\n',
      ['master.cf:2 pool'],
    ],
    [
      'leads from an option to the entry that it overrides',
      'mail_name = x\n#- master.cf\na unix - - n - - smtp -o mail_n<|>ame=y\n',
      ['main.cf:1 mail_name'],
    ],
    [
      'leads from a restriction class in a list to its entry',
      'smtpd_restriction_classes = greylist\ngreylist = permit\nsmtpd_client_restrictions = permit_mynetworks, grey<|>list\n',
      ['main.cf:2 greylist'],
    ],
    [
      'leads from a class in a list that only another parameter names',
      'smtpd_restriction_classes = greylist\ngreylist = permit\nmua_checks = grey<|>list\nsmtpd_client_restrictions = $mua_checks\n',
      ['main.cf:2 greylist'],
    ],
    [
      'leads from a transport to its service',
      `default_transport = sl<|>ow:[192.0.2.1]\n${MASTER}`,
      ['master.cf:3 slow'],
    ],
    [
      'does not take the port "smtp" for the transport',
      `default_transport = smt<|>p\n${MASTER}`,
      ['master.cf:2 smtp'],
    ],
    [
      'leads from a policy server to its service',
      `smtpd_recipient_restrictions = check_policy_service unix:private/poli<|>cy\n${MASTER}`,
      ['master.cf:5 policy'],
    ],
    [
      'leads from a content filter',
      `content_filter = sca<|>n:localhost:10025\n${MASTER}`,
      ['master.cf:6 scan'],
    ],
    [
      'leads from a content filter in master.cf',
      `#- master.cf\nsmtp inet n - y - - smtpd -o content_filter=sc<|>an:x\nscan unix - - n - 2 lmtp\n`,
      ['master.cf:2 scan'],
    ],
    [
      'leads from a row of the transport table',
      `transport_maps = hash:/etc/postfix/transport\n${MASTER}#- transport\nexample.com sl<|>ow:\n`,
      ['master.cf:3 slow'],
    ],
    [
      'leads from FILTER in a header check',
      `header_checks = pcre:$config_directory/headers\n${MASTER}#- headers\n/^X-Scan: yes/ FILTER sc<|>an:x\n`,
      ['master.cf:6 scan'],
    ],
    [
      'leads from a class in an access table',
      'smtpd_restriction_classes = greylist\ngreylist = permit\nsmtpd_client_restrictions = check_client_access cidr:/etc/postfix/clients\n#- clients\n192.0.2.0/24 grey<|>list\n',
      ['main.cf:2 greylist'],
    ],
    [
      'leads from a rate limit of a transport to itself',
      `slow_destination_<|>recipient_limit = 1\n${MASTER}`,
      ['main.cf:1 slow_destination_recipient_limit'],
    ],
    ['leads nowhere from a word of a value', 'smtpd_banner = hel<|>lo\n', []],
    ['leads nowhere from a built-in name that is not set', 'myorigin = $my<|>domain\n', []],
    ['leads nowhere from a transport that does not exist', 'default_transport = fa<|>st\n', []],
    ['leads nowhere from a comment', '# $my<|>domain\nmydomain = a\n', []],
  ];
  for (const [title, source, expected] of cases) {
    it(title, () => {
      deepEqual(definitionsOf(source), expected);
    });
  }
});
