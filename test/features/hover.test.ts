/** Hovers: what is said of names, words of values and columns, and where nothing is said. */
import { equal, match, ok } from 'node:assert/strict';
import { createManual } from '../../server/src/service/index.js';
import { assist } from '../support/assist.js';

const MASTER = '#- master.cf\n';

describe('Hover', () => {
  const cases: [string, string, RegExp[]][] = [
    [
      'tells what a parameter does, its value here, its default and how that changed',
      'smtpd_tls_pro<|>tocols = >=TLSv1.2\n',
      [
        /^\*\*smtpd_tls_protocols\*\* · TLS protocol versions/,
        /Here: `>=TLSv1.2` \(\[main.cf:1\]\(file:\/\/\/etc\/postfix\/main.cf#L1\)\)/,
        /Default in 3.11: `>=TLSv1`; over time: empty since 2.6, `!SSLv2, !SSLv3` since 3.1, `>=TLSv1` since 3.6/,
        /Since 2.6/,
        /https:\/\/www\.postfix\.org\/postconf\.5\.html#smtpd_tls_protocols/,
      ],
    ],
    [
      'tells what services of master.cf make of a parameter',
      `soft_bo<|>unce = no\n${MASTER}smtp inet n - n - - smtpd\n  -o soft_bounce=yes\n`,
      [/In master.cf: `smtp\/inet` `yes` \(\[master.cf:2\]/],
    ],
    [
      'tells the value of the service when asked in its option',
      `mail_name = a\n${MASTER}smtp inet n - n - - smtpd\n  -o mail_<|>name=b\n`,
      [/Here for `smtp\/inet`: `b` \(\[master.cf:2\]/],
    ],
    [
      'tells what replaces a deprecated parameter',
      'disable_dns_<|>lookups = yes\n',
      [/\*\*Deprecated\*\* since 3.9: use `smtp_dns_support_level`/],
    ],
    [
      'tells a reference what it stands for, through all steps',
      'mydomain = example.com\nmyorigin = $mydomain\nmydestination = $myori<|>gin\n',
      [/^\*\*myorigin\*\*/, /Here: `example.com`, from `\$mydomain` \(\[main.cf:2\]/],
    ],
    [
      'tells where a name of the user is from and who uses it',
      'mua_checks = reject\nsmtpd_helo_restrictions = $mua_ch<|>ecks\n',
      [/defined in this configuration/, /Here: `reject`/, /Used by `smtpd_helo_restrictions`/],
    ],
    [
      'knows the values of a transport under its own name',
      `slow_destination_rate_d<|>elay = 2s\n${MASTER}slow unix - - n - - smtp\n`,
      [/`slow` transport/, /Here: `2s`/, /Default: `\$default_destination_rate_delay`/],
    ],
    [
      'knows the settings of a database client in main.cf',
      'virtual_alias_maps = mysql:aliases\naliases_que<|>ry = SELECT 1\n',
      [/`query` of a table of type `mysql`/],
    ],
    [
      'says what a restriction does',
      'smtpd_helo_restrictions = reject_inv<|>alid_helo_hostname\n',
      [/· restriction/],
    ],
    [
      'knows the former name of a restriction',
      'smtpd_helo_restrictions = reject_inv<|>alid_hostname\n',
      [/^\*\*reject_invalid_helo_hostname\*\*/, /former name/],
    ],
    [
      'shows what a restriction class stands for',
      'smtpd_restriction_classes = strict\nstrict = reject\nsmtpd_helo_restrictions = str<|>ict\n',
      [/restriction class/, /Here: `reject`/],
    ],
    [
      'says what a table type is',
      'alias_maps = ha<|>sh:/etc/aliases\n',
      [/^\*\*hash:\*\*/, /needs berkeley-db/],
    ],
    ['says what a table type behind proxy: is', 'alias_maps = proxy:ld<|>ap:/etc/x.cf\n', [/^\*\*ldap:\*\*/]],
    ['says what a word of an enumeration means', 'inet_protocols = ip<|>v4\n', [/IP version 4/]],
    [
      'says which versions a protocol list allows',
      'smtp_tls_protocols = !SSL<|>v3, !TLSv1\n',
      [/allows `TLSv1.1`, `TLSv1.2`/],
    ],
    [
      'says what a Milter macro is',
      'milter_connect_macros = j {daemon_na<|>me}\n',
      [/^\*\*{daemon_name}\*\*/],
    ],
    ['says what a transport is', 'default_transport = rel<|>ay:[mx.example.com]\n', [/^\*\*relay\*\*\/unix/]],
    ['says a time in words', 'queue_run_delay = 9<|>0m\n', [/1 hour 30 minutes \(5,400 seconds\)/]],
    ['says a time in the unit of the parameter', 'maximal_queue_lifetime = 5<|>\n', [/^5 is 5 days/]],
    ['says a size in words', 'message_size_limit = 5242<|>8800\n', [/50 MiB/]],
    [
      'says the range of a network',
      'mynetworks = 10.1.0.0/1<|>6\n',
      [/10.1.0.0 to 10.1.255.255: 65,536 addresses/],
    ],
    ['says the range of an IPv6 network', 'mynetworks = [fe80::]/1<|>0\n', [/fe80:: to febf:ffff/, /2\^118/]],
    ['says that a network must begin at its start', 'mynetworks = 10.1.2.3/<|>16\n', [/refuses the pattern/]],
    [
      'counts what a cipher list chooses and names the weak ones',
      'tls_medium_cipherlist = aNULL:HI<|>GH:MEDIUM:!DSS\n',
      [/cipher group/, /chooses \d+ suites/, /\*\*Weak:\*\* `AECDH-NULL-SHA`$/m],
    ],
    [
      'counts what a grade leaves after exclusions',
      'smtpd_tls_mandatory_ciphers = hi<|>gh\nsmtpd_tls_exclude_ciphers = AES256+CCM8, aNULL\n',
      [/What remains, by `tls_high_cipherlist`/, /Most preferred: `ECDHE-ECDSA-AES256-GCM-SHA384`/],
    ],
    ['says what a column is', `${MASTER}smtp in<|>et n - n - - smtpd\n`, [/column 2 of 8/, /`inet`: TCP/]],
    ['says what "-" stands for', `${MASTER}smtp inet n - <|>- - - smtpd\n`, [/stands for `n`/]],
    ['says what a program is', `${MASTER}smtp inet n - n - - smt<|>pd\n`, [/^\*\*smtpd\*\*\(8\) · server/]],
    ['says what a service name is', `${MASTER}subm<|>ission inet n - n - - smtpd\n`, [/TCP port 587/]],
    [
      'says what the flags of pipe mean',
      `${MASTER}x unix - n n - - pipe\n  fla<|>gs=FR user=x argv=/x\n`,
      [/`F`: /, /`R`: /],
    ],
    ['says what an option is', `${MASTER}smtp inet n - n - - smtpd -<|>v\n`, [/^\*\*-v\*\*/]],
    [
      'says what -o is, in front of what it sets',
      `${MASTER}smtp inet n - n - - smtpd\n  -<|>o soft_bounce=yes\n`,
      [/^\*\*-o\*\*/],
    ],
    [
      'says what pipe puts in for a macro of its command line',
      `${MASTER}x unix - n n - - pipe\n  user=x argv=/x -f \${sen<|>der:y} $recipient\n`,
      [/^\*\*sender\*\* · computed by Postfix/, /Envelope sender/],
    ],
    [
      'tells a name that only some values have',
      'luser_relay = $loc<|>al@example.com\n',
      [/^\*\*local\*\* · computed by Postfix/],
    ],
    [
      'takes a name that the user made up for that, though some value has it too',
      'user = x\nmydestination = $us<|>er\n',
      [/^\*\*user\*\* · defined in this configuration/, /Here: `x`/],
    ],
    [
      'tells a name that only Postfix sets its value in a service',
      `${MASTER}relay unix - - n - - smtp\n  -o syslog_name=postfix/$serv<|>ice_name\n`,
      [/Here for `relay\/unix`: `relay`, computed/, /Since 3\.3$/m],
    ],
    ['knows where no size is no limit', 'mailbox_size_limit = <|>0\n', [/No limit/]],
    [
      'says which unit a bare number counts',
      'maximal_queue_lifetime = 1<|>0\n',
      [/^10 is 1 week 3 days .* counts days here$/],
    ],
    ['says what "!" does to a network', 'mynetworks = !10.0<|>.0.1 10.0.0.0/8\n', [/leaves it out/]],
    [
      'knows the words that a list of conditions has of its own',
      'local_header_rewrite_clients = permit_inet_inter<|>faces\n',
      [/^\*\*permit_inet_interfaces\*\* · Clients on this machine/],
    ],
    [
      'says what an attribute of one policy server takes the place of',
      'smtpd_data_restrictions = check_policy_service { inet:a:1, time<|>out=10s }\n',
      [/^\*\*timeout\*\*= · takes the place of `smtpd_policy_service_timeout`/],
    ],
    [
      'says what the value of such an attribute means',
      'smtpd_milters = { inet:a:1, default_action=acc<|>ept, command_timeout=30s }\n',
      [/`milter_default_action` for this server/, /\*\*accept\*\* · /],
    ],
    [
      'tells which old releases got a default late',
      'smtpd_tls_pro<|>tocols = >=TLSv1.2\n',
      [/`!SSLv2, !SSLv3` in the last patches of 2\.9, 2\.10, 2\.11, 3\.0$/m],
    ],
    [
      'knows that text files need no postmap',
      'alias_maps = pcr<|>e:/x\n',
      [/Argument: path of a text file$/],
    ],
    ['says what a level of defaults brings', 'compatibility_level = 3.<|>6\n', [/^\*\*3\.6\*\* · .*SHA-256/]],
  ];
  for (const [title, source, patterns] of cases) {
    it(title, () => {
      const said = assist(source).hover() ?? '(nothing)';
      for (const pattern of patterns) match(said, pattern);
    });
  }

  for (const [title, source] of [
    ['a comment', '# smtpd_tls_<|>protocols\n'],
    ['an empty line', 'a = b\n\n<|>\n'],
    ['a name that means nothing', 'smtpd_banner = $no_such_<|>name\n'],
    ['a name that another value has', 'mydestination = $rbl_<|>what\n'],
    [
      'an argument of a command that looks like an attribute',
      `${MASTER}x unix - n n - - pipe user=x argv=/x us<|>er=y\n`,
    ],
    ['free text', 'smtpd_banner = hello wor<|>ld\n'],
    ['a file of binary rubbish', '\0\u{fffd}<|>\t=\n = \0'],
  ] as const) {
    it(`says nothing on ${title}`, () => {
      equal(assist(source).hover(), undefined);
    });
  }

  it('goes by the target release', () => {
    const settings = { postfixVersion: '3.4' };
    match(
      assist('smtpd_tls_pro<|>tocols = x\n', { settings }).hover() ?? '',
      /Default in 3.4: `!SSLv2, !SSLv3`/,
    );
    match(
      assist('tls_config_<|>file = x\n', { settings }).hover() ?? '',
      /Since 3.9.*: 3.4 does not have it yet/,
    );
    match(
      assist(`${MASTER}smtp inet n - <|>- - - smtpd\n`, { settings: { postfixVersion: '2.11' } }).hover() ??
        '',
      /stands for `y`/,
    );
  });

  it('shows the manual as far as it is there, folded, with a way to the whole', () => {
    const long = Array.from({ length: 50 }, (_, index) => `Paragraph ${index} on what it is for.`).join(
      '\n\n',
    );
    const entries = [{ name: 'mail_name', defaultText: 'Postfix', markdown: long }];
    const manual = createManual(
      new Map([['postconf', { name: 'postconf', section: '5', sections: [], entries }]]),
    );
    const source = 'mail_na<|>me = x\n';
    const whole =
      assist(source, { manual: () => manual, entryAddress: (name) => `command:open?${name}` }).hover() ?? '';
    match(whole, /Paragraph 0 on/);
    ok(!whole.includes('Paragraph 49'));
    match(whole, /\[Open the whole entry\]\(command:open\?mail_name\)/);
    const noCommand = assist(source, { manual: () => manual }).hover() ?? '';
    match(noCommand, /Paragraph 0 on/);
    ok(!noCommand.includes('command:'));
    ok(!(assist(source).hover() ?? '').includes('Paragraph'));
  });
});
