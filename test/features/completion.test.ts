/** Completions, by the text after accepting an item; and where nothing may be offered. */
import { deepEqual, equal, ok } from 'node:assert/strict';
import { assist, type AssistOptions } from '../support/assist.js';

const MASTER = '#- master.cf\n';
const SMTPD = `${MASTER}smtp inet n - n - - smtpd\n`;
const FILES = [
  'main.cf',
  'virtual',
  'virtual.db',
  'aliases.cf',
  'checks.pcre',
  'server.pem',
  '.hidden',
  'x~',
];

interface Case {
  readonly title: string;
  readonly source: string;
  readonly label: string;
  readonly result: string;
  readonly options?: AssistOptions;
}

/** Accepting `label` at the cursor of `source` gives `result`; both without the line that names the file. */
const CASES: readonly Case[] = [
  { title: 'a name at the start of a line', source: 'my<|>\n', label: 'myhostname', result: 'myhostname = \n' },
  { title: 'a table type in place of another word, to its colon', source: 'alias_maps = DB_<|>TYPE2:/x\n', label: 'hash:', result: 'alias_maps = hash:/x\n' },
  { title: 'what an LMTP transport speaks to', source: 'mailbox_transport = lmtp:<|>\n', label: 'unix:', result: 'mailbox_transport = lmtp:unix:\n' },
  { title: 'a name in the middle of a word, all of it replaced', source: 'myho<|>stnam = x\n', label: 'myorigin', result: 'myorigin = x\n' },
  { title: 'a name with a choice of values', source: 'soft_b<|>', label: 'soft_bounce', result: 'soft_bounce = ${1|no,yes|}', options: { snippets: true } },
  { title: 'a name with its default', source: 'queue_<|>', label: 'queue_run_delay', result: 'queue_run_delay = ${1:300s}', options: { snippets: true } },
  { title: 'a name with a default that has special characters', source: 'my<|>', label: 'myorigin', result: 'myorigin = ${1:\\$myhostname}', options: { snippets: true } },
  { title: 'a name of a transport of master.cf', source: 'sl<|>\n#- master.cf\nslow unix - - n - - smtp\n', label: 'slow_destination_rate_delay', result: 'slow_destination_rate_delay = \n' },
  { title: 'a restriction class that is not defined yet', source: 'smtpd_restriction_classes = strict\ns<|>\n', label: 'strict', result: 'smtpd_restriction_classes = strict\nstrict = \n' },
  { title: 'a boolean', source: 'soft_bounce = <|>\n', label: 'yes', result: 'soft_bounce = yes\n' },
  { title: 'a word of an enumeration over the old one', source: 'smtpd_tls_security_level = no<|>ne\n', label: 'may', result: 'smtpd_tls_security_level = may\n' },
  { title: 'a word of a list', source: 'inet_protocols = ipv4, <|>\n', label: 'ipv6', result: 'inet_protocols = ipv4, ipv6\n' },
  { title: 'a word in a continuation line', source: 'notify_classes = resource,\n  soft<|>, bounce\n', label: 'software', result: 'notify_classes = resource,\n  software, bounce\n' },
  { title: 'a protocol', source: 'smtpd_tls_protocols = >=TLS<|>v1\n', label: '>=TLSv1.2', result: 'smtpd_tls_protocols = >=TLSv1.2\n' },
  { title: 'a cipher group behind "!"', source: 'tls_high_cipherlist = HIGH:!aN<|>:!DES\n', label: 'aNULL', result: 'tls_high_cipherlist = HIGH:!aNULL:!DES\n' },
  { title: 'an excluded cipher', source: 'smtpd_tls_exclude_ciphers = RC4, 3<|>\n', label: '3DES', result: 'smtpd_tls_exclude_ciphers = RC4, 3DES\n' },
  { title: 'a name behind $', source: 'my_nets = x\nmynetworks = $my_<|>\n', label: 'my_nets', result: 'my_nets = x\nmynetworks = $my_nets\n' },
  { title: 'a name in braces, with the missing one', source: 'mydestination = ${myd<|>\n', label: 'mydomain', result: 'mydestination = ${mydomain}\n' },
  { title: 'a name in braces that are there', source: 'mydestination = ${my<|>host}, x\n', label: 'mydomain', result: 'mydestination = ${mydomain}, x\n' },
  { title: 'a name in front of a condition', source: 'mail_name = ${my<|>?{yes}:{no}}\n', label: 'mydomain', result: 'mail_name = ${mydomain?{yes}:{no}}\n' },
  { title: 'a restriction', source: 'smtpd_recipient_restrictions = permit_mynetworks,\n  reject_un<|>\n', label: 'reject_unauth_destination', result: 'smtpd_recipient_restrictions = permit_mynetworks,\n  reject_unauth_destination\n' },
  { title: 'a restriction on a new line of white space', source: 'smtpd_recipient_restrictions =\n  permit_mynetworks\n  <|>\n  reject\n', label: 'permit_sasl_authenticated', result: 'smtpd_recipient_restrictions =\n  permit_mynetworks\n  permit_sasl_authenticated\n  reject\n' },
  { title: 'a restriction that wants a table', source: 'smtpd_client_restrictions = check_cl<|>\n', label: 'check_client_access', result: 'smtpd_client_restrictions = check_client_access \n' },
  { title: 'the table behind it', source: 'smtpd_client_restrictions = check_client_access <|>\n', label: 'cidr:', result: 'smtpd_client_restrictions = check_client_access cidr:\n' },
  { title: 'a restriction class', source: 'smtpd_restriction_classes = strict\nsmtpd_helo_restrictions = <|>\n', label: 'strict', result: 'smtpd_restriction_classes = strict\nsmtpd_helo_restrictions = strict\n' },
  { title: 'a restriction in a list of the user', source: 'mine = <|>\nsmtpd_helo_restrictions = $mine\n', label: 'reject_unknown_helo_hostname', result: 'mine = reject_unknown_helo_hostname\nsmtpd_helo_restrictions = $mine\n' },
  { title: 'a table type', source: 'virtual_alias_maps = <|>\n', label: 'hash:', result: 'virtual_alias_maps = hash:\n' },
  { title: 'a table type behind proxy:', source: 'virtual_alias_maps = proxy:my<|>\n', label: 'mysql:', result: 'virtual_alias_maps = proxy:mysql:\n' },
  { title: 'a file for a table', source: 'virtual_alias_maps = hash:<|>, x:y\n', label: '/etc/postfix/virtual', result: 'virtual_alias_maps = hash:/etc/postfix/virtual, x:y\n', options: { files: FILES } },
  { title: 'a file for a database client', source: 'virtual_alias_maps = mysql:/etc/po<|>\n', label: '/etc/postfix/aliases.cf', result: 'virtual_alias_maps = mysql:/etc/postfix/aliases.cf\n', options: { files: FILES } },
  { title: 'a file in the folder as the value writes it', source: 'virtual_alias_maps = hash:$config_directory/v<|>\n', label: '$config_directory/virtual', result: 'virtual_alias_maps = hash:$config_directory/virtual\n', options: { files: FILES } },
  { title: 'a file in a folder of another name', source: 'alias_maps = hash:/home/me/mail/<|>\n', label: '/home/me/mail/virtual', result: 'alias_maps = hash:/home/me/mail/virtual\n', options: { files: FILES, folder: 'file:///home/me/mail' } },
  { title: 'a certificate', source: 'smtpd_tls_cert_file = <|>\n', label: '/etc/postfix/server.pem', result: 'smtpd_tls_cert_file = /etc/postfix/server.pem\n', options: { files: FILES } },
  { title: 'a transport of master.cf', source: 'default_transport = <|>\n#- master.cf\nslow unix - - n - - smtp\n', label: 'slow', result: 'default_transport = slow\n' },
  { title: 'a whole service', source: `${MASTER}subm<|>\n`, label: 'submission', result: 'submission inet  n       -       n       -       -       smtpd\n  -o syslog_name=postfix/submission\n  -o smtpd_tls_security_level=encrypt\n  -o smtpd_sasl_auth_enable=yes\n  -o smtpd_tls_auth_only=yes\n  -o smtpd_relay_restrictions=permit_sasl_authenticated,reject\n' },
  { title: 'only a name where columns follow', source: `${MASTER}subm<|> inet n - n - - smtpd\n`, label: 'submission', result: 'submission inet n - n - - smtpd\n' },
  { title: 'a type', source: `${MASTER}smtp <|>\n`, label: 'inet', result: 'smtp inet\n' },
  { title: 'a column in the middle of a line', source: `${MASTER}smtp inet n - <|>y - - smtpd\n`, label: 'n', result: 'smtp inet n - n - - smtpd\n' },
  { title: 'a program', source: `${MASTER}smtp inet n - n - - <|>\n`, label: 'smtpd', result: 'smtp inet n - n - - smtpd\n' },
  { title: 'an option', source: `${SMTPD}  <|>\n`, label: '-o', result: 'smtp inet n - n - - smtpd\n  -o \n' },
  { title: 'the name of an option', source: `${SMTPD}  -o smtpd_tls_<|>\n`, label: 'smtpd_tls_auth_only', result: 'smtp inet n - n - - smtpd\n  -o smtpd_tls_auth_only=\n' },
  { title: 'the name of an option that has a value', source: `${SMTPD}  -o smtpd_tls_<|>security_level=may -v\n`, label: 'smtpd_tls_auth_only', result: 'smtp inet n - n - - smtpd\n  -o smtpd_tls_auth_only=may -v\n' },
  { title: 'the name of an attached option', source: `${SMTPD}  -osmtpd_b<|>\n`, label: 'smtpd_banner', result: 'smtp inet n - n - - smtpd\n  -osmtpd_banner=\n' },
  { title: 'the name of an option in braces', source: `${SMTPD}  -o { smtpd_b<|> }\n`, label: 'smtpd_banner', result: 'smtp inet n - n - - smtpd\n  -o { smtpd_banner =  }\n' },
  { title: 'the value of an option', source: `${SMTPD}  -o smtpd_tls_security_level=<|> -v\n`, label: 'encrypt', result: 'smtp inet n - n - - smtpd\n  -o smtpd_tls_security_level=encrypt -v\n' },
  { title: 'the value of an option in braces', source: `${SMTPD}  -o { smtpd_tls_security_level = <|> }\n`, label: 'encrypt', result: 'smtp inet n - n - - smtpd\n  -o { smtpd_tls_security_level = encrypt }\n' },
  { title: 'a restriction in an option, without white space', source: `${SMTPD}  -o smtpd_client_restrictions=permit_mynetworks,check_cl<|>\n`, label: 'check_client_access', result: 'smtp inet n - n - - smtpd\n  -o smtpd_client_restrictions=permit_mynetworks,check_client_access,\n' },
  { title: 'a reference in an option', source: `mua = reject\n${SMTPD}  -o smtpd_client_restrictions=$m<|>\n`, label: 'mua', result: 'smtp inet n - n - - smtpd\n  -o smtpd_client_restrictions=$mua\n' },
  { title: 'an attribute of pipe', source: `${MASTER}x unix - n n - - pipe\n  flags=F <|>\n`, label: 'user=', result: 'x unix - n n - - pipe\n  flags=F user=\n' },
  { title: 'a flag of pipe', source: `${MASTER}x unix - n n - - pipe\n  flags=F<|> user=x\n`, label: 'R', result: 'x unix - n n - - pipe\n  flags=FR user=x\n' },
  { title: 'a name in the command of pipe', source: `${MASTER}x unix - n n - - pipe\n  user=x argv=/x \${rec<|>\n`, label: 'recipient', result: 'x unix - n n - - pipe\n  user=x argv=/x ${recipient}\n' },
]; // prettier-ignore

describe('Completion', () => {
  for (const { title, source, label, result, options } of CASES) {
    it(`completes ${title}`, () => {
      equal(assist(source, options).accept(label), result);
    });
  }

  for (const [title, source] of [
    ['a comment of main.cf', '# smtpd_<|>\n'],
    ['a comment between continuation lines', 'smtpd_helo_restrictions =\n  # <|>\n  reject\n'],
    ['an indented comment', '   #<|>\n'],
    ['a comment of master.cf', `${SMTPD}#  -o <|>\n`],
    ['a line that Postfix drops', '  my<|>\nmyhostname = x\n'],
    ['free text', 'mail_name = P<|>\n'],
    ['a number', 'hopcount_limit = 5<|>\n'],
    ['behind a "$$"', 'mydestination = $$<|>\n'],
    ['a second word where one is all', 'soft_bounce = yes <|>\n'],
    ['the argument of a blocklist', 'smtpd_client_restrictions = reject_rbl_client <|>\n'],
    ['a file of binary rubbish', '\0\u{fffd} <|>\t\n = \0'],
  ] as const) {
    it(`offers nothing in ${title}`, () => {
      deepEqual(assist(source, { files: FILES }).labels(), []);
    });
  }

  it('strikes deprecated names through and puts them last', () => {
    const items = assist('<|>\n').items();
    const deprecated = items.filter(({ tags }) => tags?.includes(1));
    ok(deprecated.length > 10);
    ok(deprecated.some(({ label }) => label === 'disable_dns_lookups'));
    deepEqual(items.slice(-deprecated.length), deprecated);
  });

  it('says which names are set already, and where', () => {
    const items = assist('# x\nmyhostname = y\nmy<|>\n').items();
    const of = (label: string): unknown =>
      items.find((item) => item.label === label)?.labelDetails?.description;
    deepEqual([of('myhostname'), of('myorigin')], ['set in line 2', undefined]);
  });

  it('offers what the target release has', () => {
    const names = (postfixVersion: string): Set<string> =>
      new Set(assist('<|>\n', { settings: { postfixVersion } }).labels());
    const [old, recent] = [names('3.4'), names('3.11')];
    deepEqual([old.has('tls_config_file'), recent.has('tls_config_file')], [false, true]);
    deepEqual(
      [old.has('postscreen_whitelist_interfaces'), old.has('postscreen_allowlist_interfaces')],
      [true, false],
    );
    const protocols = assist('smtpd_tls_protocols = <|>\n', { settings: { postfixVersion: '3.4' } }).labels();
    ok(protocols.every((label) => label.startsWith('!')));
    const levels = assist('smtp_tls_security_level = <|>\n', {
      settings: { postfixVersion: '2.10' },
    }).labels();
    deepEqual([levels.includes('dane'), levels.includes('may')], [false, true]);
    ok(
      assist(`${MASTER}<|>\n`, { settings: { postfixVersion: '3.4' } })
        .labels()
        .includes('smtps'),
    );
  });

  it('offers the attributes of one policy server or Milter behind its address, not restrictions', () => {
    const policy = 'smtpd_data_restrictions = check_policy_service { ';
    deepEqual(assist(`${policy}<|>\n`).labels(), ['inet:', 'unix:']);
    const labels = assist(`${policy}inet:a:1, timeout=3s, <|>}\n`).labels();
    ok(labels.includes('default_action=') && !labels.includes('timeout=') && !labels.includes('reject'));
    equal(
      assist(`${policy}inet:a:1, time<|>=3s }\n`).accept('timeout='),
      `${policy}inet:a:1, timeout=3s }\n`,
    );
    ok(assist('smtpd_milters = { inet:a:1, <|> }\n').labels().includes('connect_timeout='));
    equal(
      assist('smtpd_milters = { inet:a:1, default_action=a<|>x }\n').accept('accept'),
      'smtpd_milters = { inet:a:1, default_action=accept }\n',
    );
  });

  it('offers the default where nothing is written yet', () => {
    ok(assist('maximal_queue_lifetime = <|>\n').labels().includes('5d'));
    ok(!assist('maximal_queue_lifetime = 1<|>\n').labels().includes('5d'));
    ok(
      !assist('smtpd_tls_eecdh_grade = <|>\n')
        .items()
        .some(({ label }, at, all) => at !== all.findIndex((item) => item.label === label)),
    );
  });

  it('puts first what today is the usual bound of a protocol list', () => {
    equal(assist('smtpd_tls_protocols = <|>\n').labels()[0], '>=TLSv1.2');
  });

  it('puts what a program is for before what every program reads', () => {
    const labels = assist(`${SMTPD}  -o <|>\n`).labels();
    ok(labels.indexOf('smtpd_banner') < labels.indexOf('berkeley_db_create_buffer_size'));
  });

  it('offers an option only what the program reads', () => {
    const names = (program: string): Set<string> =>
      new Set(assist(`${MASTER}x unix - - n - - ${program}\n  -o <|>\n`).labels());
    deepEqual(
      [names('smtpd').has('smtpd_tls_auth_only'), names('smtp').has('smtpd_tls_auth_only')],
      [true, false],
    );
    deepEqual([names('smtp').has('smtp_helo_name'), names('qmgr').has('smtp_helo_name')], [true, false]);
    deepEqual(
      [names('smtp').has('tls_high_cipherlist'), names('local').has('tls_high_cipherlist')],
      [true, false],
    );
    ok(names('/opt/filter').has('myhostname'));
    deepEqual([names('pipe').has('x_time_limit'), names('smtp').has('x_time_limit')], [true, false]);
  });

  it('puts restrictions of other lists last', () => {
    const items = assist('smtpd_client_restrictions = <|>\n').items();
    const other = items.find(({ label }) => label === 'check_etrn_access');
    equal(other?.labelDetails?.description, 'of another list');
    ok((items[0]?.sortText ?? '9') < (other.sortText ?? ''));
  });

  it('wants only tables of patterns for header checks', () => {
    deepEqual(assist('header_checks = <|>\n').labels(), ['pcre:', 'regexp:']);
  });

  it('leaves out files that no value means', () => {
    const labels = assist('virtual_alias_maps = hash:<|>\n', { files: FILES }).labels();
    deepEqual(labels, ['/etc/postfix/checks.pcre', '/etc/postfix/server.pem', '/etc/postfix/virtual']);
  });

  it('lets a client that can ask again at once where more has to follow', () => {
    const item = assist('alias_maps = <|>\n', { suggestCommand: 'again' })
      .items()
      .find(({ label }) => label === 'hash:');
    equal(item?.command?.command, 'again');
    equal(assist('alias_maps = <|>\n').items()[0]?.command, undefined);
  });

  it('tells of a name only when asked what it does', () => {
    const opened = assist('soft<|>\n');
    const { service } = opened;
    const item = opened.items().find(({ label }) => label === 'soft_bounce');
    equal(item?.documentation, undefined);
    const resolved = service.resolveCompletion(item ?? { label: '' });
    ok(JSON.stringify(resolved.documentation).includes('Default in 3.11'));
    deepEqual(
      service.resolveCompletion({ label: 'x', data: { uri: 'test:/nowhere', name: 'x' } }).documentation,
      undefined,
    );
  });
});
