/** Configurations that are odd but legal, and some that are not: each is the same in every run. */
import { seededChoices, type Choices } from './random.js';
import type { Configuration } from './run-postconf.js';

/** Makes configurations from a seed. */
export function generateInstances(count: number, seed: number): Configuration[] {
  const choices = seededChoices(seed);
  return Array.from({ length: count }, (_, index) => ({
    name: `generated ${String(index)}`,
    main: mainCf(choices),
    master: masterCf(choices),
  }));
}

const NAMES = [
  'myhostname', 'mydomain', 'myorigin', 'mydestination', 'mynetworks', 'relayhost', 'smtpd_banner', 'mail_name',
  'smtpd_tls_security_level', 'smtp_tls_security_level', 'smtpd_tls_cert_file', 'smtpd_tls_protocols',
  'smtpd_recipient_restrictions', 'smtpd_sender_restrictions', 'virtual_alias_maps', 'virtual_mailbox_maps',
  'transport_maps', 'local_recipient_maps', 'header_checks', 'message_size_limit', 'queue_run_delay', 'smtpd_timeout',
  'smtpd_helo_required', 'append_dot_mydomain', 'biff', 'inet_interfaces', 'recipient_delimiter', 'smtpd_use_tls',
  'smtp_enforce_tls', 'lmtp_use_tls', 'disable_dns_lookups', 'smtpd_tls_dh1024_param_file', 'smtpd_tls_eecdh_grade',
  'fallback_relay', 'virtual_maps', 'postscreen_whitelist_interfaces', 'smtp_cname_overrides_servername',
  'smtp_tls_enforce_peername', 'tls_legacy_public_key_fingerprints', 'smtp_tlsrpt_enable', 'tls_config_file',
  'smtp_requiretls_policy', 'smtpd_forbid_bare_newline', 'full_name_encoding_charset', 'known_tcp_ports',
  'smtpd_restriction_classes', 'default_rbl_reply', 'forward_path', 'command_expansion_filter', 'process_name',
  'process_id', 'service_name', 'mail_version', 'tls_dane_digest_agility', 'lmtp_sasl_auth_enforce', 'import_environment',
  'relay_destination_concurrency_limit', 'smtp_destination_recipient_limit', 'dovecot_destination_recipient_limit',
  'policy_time_limit', 'odd_transport_rate_delay', 'my_list', 'my_other', 'my_name', 'my_level', 'unheard_of', 'my-name', 'MYHOSTNAME',
  'greylist', 'strict', 'my_interfaces', 'foo_server_host', 'foo_search_base', 'foo_nonsense', 'bar_dbname', 'bar_hosts', 'x', '_', '9a',
  'mailbox_command', 'mailbox_transport', 'multi_instance_name', 'multi_instance_enable', 'stress', 'debugger_command',
  'postscreen_greet_wait', 'smtpd_expansion_filter', 'smtp_tls_per_site', 'postscreen_dnsbl_ttl', 'tlsproxy_client_level',
  'lmtp_per_record_deadline', 'dovecot_time_limit', 'smtpd_time_limit', 'virtual_delivery_slot_cost', 'mc_memcache',
  'mg_uri', '.x_dbpath', 'foo.cf_bind', 'foo_bind', 'my.name', 'grüße', '"quoted"', 'a:b', '$x', 'x-y_recipient_limit',
]; // prettier-ignore

const REFERRED = [
  'myhostname', 'mydomain', 'mydestination', 'mynetworks', 'relay_domains', 'my_list', 'my_other', 'my_name', 'nowhere',
  'unheard_of', 'smtpd_tls_security_level', 'virtual_maps', 'config_directory', 'x', 'greylist', 'smtp_tlsrpt_enable',
]; // prettier-ignore

const WORDS = [
  'yes', 'no', 'may', 'encrypt', 'example.com', 'mail.example.com', 'localhost', '10.0.0.0/8', '[::1]/128', '25', '300s',
  '1d', '10240000', 'permit_mynetworks', 'reject_unauth_destination', 'reject', 'hash:/etc/aliases', 'static:all', 'all',
  'check_sender_access', 'greylist', 'strict', 'regexp:/etc/postfix/checks', 'ldap:foo', 'proxy:mysql:bar', 'pgsql:bar',
  'ldap:/etc/nowhere.cf', 'pipemap:{ldap:foo, static:x}', 'unionmap:{proxy:ldap:foo,static:{a b}}', 'inline:{ a=b, c=d }',
  'inline:{{a = b c}, {d = e}}', 'pcre:{{/a #b/ x}}', '{ a b }', '>=TLSv1.2', '!SSLv2', '"quoted text"', 'ä', '50%', '$$',
  'cost$$5', '!/etc/file', 'a=b', '=', 'a#b', 'sqlite:.x', 'memcache:mc', 'mongodb:mg',
  'proxy:pipemap:{ldap:foo,static:x}', 'proxy:proxy:ldap:foo', 'ldap:foo:bar', 'ldap:', ':x', '{ldap:foo}',
  '{ inet:host:25, timeout=10s }', 'unix:private/auth', '[host]:25', 'ldap:$my_name', 'proxy:ldap:${x}', 'LDAP:foo', "'quoted'",
  'randmap:{ {ldap:foo} , x }', 'texthash:$config_directory/x', 'ldap:foo.cf', 'a;b', 'back\\slash', '\u00a0', '50$$%', '-o', '--',
]; // prettier-ignore

const RARE_WORDS = [
  '# comment',
  '#',
  'a\vb',
  '\u2028',
  '{ a',
  'b }',
  '{x}y',
  'inline:{ a=b',
  'ldap:{',
  '}',
  '{',
  'inline:{a=b}c',
];

const BAD_REFERENCES = [
  '${mydomain', '$(mydomain', '$', '$ x', '${}', '$()', '${a-b}', '${mydomain?{a}b}', '${{a} = {b}}', '${{a}}', '$-',
  '${mydomain:{a}{b}}', '${{a} == b}', '${{a} ==x {b}}', '${my domain}', '${{x} <level {3.6}}', '${{a} == {b} x}',
  '${{9223372036854775808} > {1}}', '${upper{a}}', '${mydomain{a}}', '${domain_to_ascii{a}x}', '${domain_to_ascii{}}',
  '${domain_to_ascii{a}?{b}}', '${domain_to_ascii{a}{b}}', '${domain_to_ascii{a', '${domain_to_ascii(a)}',
]; // prettier-ignore

/** Functions, which only the newest release has. */
const CALLS = [
  '${domain_to_ascii{$mydomain}}', '${ domain_to_utf8 { a.example } }', '$(domain_to_ascii{A.B})', '${domain_to_ascii{$nowhere}}',
  '.${domain_to_ascii{${my_name:x}}}', '${domain_to_ascii{${domain_to_utf8{x}}}}', '${my_name?{${domain_to_utf8{$my_name}}}}',
  '${domain_to_ascii}', '${domain_to_ascii?{a}}',
]; // prettier-ignore

const LEVELS = ['3.6', '2', '3.11', '0', '3.6.1', '9999', '$my_level', '${my_level?3.6}${my_level:3.11}'];
const BAD_LEVELS = ['3.x', '-1', '3.6.1.2', '3.', '$nowhere', '', '3.1024', '99999999999999999999'];

/** Values of inet_interfaces with which no host has to be looked up. */
const INTERFACES = [
  'all', 'loopback-only', '127.0.0.1', '127.0.0.1, [::1]', '::1', '$my_interfaces', '${nowhere:all}', '${my_interfaces}',
  '${my_interfaces?{all}:{loopback-only}}', '$my_interfaces $mydestination', '',
]; // prettier-ignore

function mainCf(choices: Choices): string {
  const lines: string[] = [];
  const newline = choices.chance(5) ? '\r\n' : '\n';
  if (choices.chance(4))
    lines.push(choices.pick([' mydomain = dropped.example', '\t# comment', '   ', '  x']));
  if (choices.chance(80))
    lines.push(`compatibility_level = ${choices.pick(choices.chance(97) ? LEVELS : BAD_LEVELS)}`);
  const count = 1 + choices.below(14);
  for (let index = 0; index < count; index += 1) {
    if (choices.chance(15)) lines.push(choices.pick(['', '# comment', '  # comment', ' \t', '#', '\f']));
    lines.push(...entry(choices));
  }
  if (choices.chance(2))
    lines.splice(
      choices.below(lines.length + 1),
      0,
      choices.pick(['no equals here', '= value', '=', 'x y = z']),
    );
  const text = lines.join(newline) + (choices.chance(90) ? newline : '');
  if (!choices.chance(3)) return text;
  const place = choices.chance(50)
    ? text.indexOf('=', choices.below(text.length)) + 1
    : choices.below(text.length);
  return `${text.slice(0, place)}\0${text.slice(place)}`;
}

function entry(choices: Choices): string[] {
  const name = choices.pick(NAMES);
  const equals = choices.pick([' = ', '=', ' =', '= ', '\t=\t', '  =  ']);
  const words =
    name.endsWith('_interfaces') && choices.chance(80) ? [choices.pick(INTERFACES)] : value(choices, 0);
  if (words.length < 2 || choices.chance(60)) {
    return [
      `${name}${equals}${words.join(choices.pick([' ', ', ', ',']))}${choices.pick(['', '', ' ', '\t', ' \r'])}`,
    ];
  }
  const lines = [`${name}${equals}`];
  for (const word of words) {
    if (choices.chance(12)) lines.push(choices.pick(['# between', '', '  # indented', '  ']));
    lines.push(`${choices.pick(['  ', '\t', ' '])}${word}${choices.pick(['', ',', ' '])}`);
  }
  return lines;
}

function value(choices: Choices, depth: number): string[] {
  return Array.from({ length: choices.below(depth === 0 ? 5 : 3) }, () => word(choices, depth));
}

function word(choices: Choices, depth: number): string {
  if (choices.chance(35)) return reference(choices, depth);
  if (choices.below(150) === 0) return choices.pick(RARE_WORDS);
  if (choices.below(150) === 0) return choices.pick(CALLS);
  if (choices.below(300) === 0) return choices.pick(BAD_REFERENCES);
  return choices.pick(WORDS);
}

function reference(choices: Choices, depth: number): string {
  const name = choices.pick(REFERRED);
  const inner = (): string =>
    depth > 2 ? choices.pick(['a', '', ' b ', '3.6']) : value(choices, depth + 1).join(' ');
  const blank = (): string => choices.pick(['', '', ' ', '\t']);
  switch (choices.below(10)) {
    case 0:
      return `\${${name}}`;
    case 1:
      return `$(${name})`;
    case 2:
      return `\${${name}?${plain(choices)}}`;
    case 3:
      return `\${${name}:${plain(choices)}}`;
    case 4:
      return `\${${blank()}${name}${blank()}?${blank()}{${inner()}}${blank()}:${blank()}{${inner()}}${blank()}}`;
    case 5:
      return `\${{${operand(choices)}}${blank()}${choices.pick(['==', '!=', '<', '<=', '>', '>='])}${blank()}{${operand(choices)}}${blank()}?${blank()}{${inner()}}${blank()}:${blank()}{${inner()}}}`;
    case 6:
      return `\${{${choices.pick(['3.6', '2', '$compatibility_level', '3.11.1'])}} ${choices.pick(['<level', '>=level', '==level', '!=level', '>level', '<=level'])} {${choices.pick(['3.6', '1', '3.9'])}} ? {${inner()}}}`;
    default:
      return `$${name}`;
  }
}

function operand(choices: Choices): string {
  return choices.pick([
    'a',
    ' a',
    '10',
    '9',
    '010',
    '-9',
    '9223372036854775807',
    '',
    '$x',
    '$my_other',
    '${my_name?y}',
    'b c',
  ]);
}

function plain(choices: Choices): string {
  return choices.pick(['a', ' b', 'c:d', '', 'x{y}z', '$my_other', '{a}', '{a}:{b}', '{ }']);
}

const SERVICES = [
  'smtp      inet  n       -       y       -       -       smtpd', 'smtp unix - - n - - smtp', 'relay unix - - n - - smtp',
  'submission inet n - n - - smtpd', '127.0.0.1:10025 inet n - n - 10 smtpd', 'policy unix - n n - 0 spawn',
  'dovecot unix - n n - - pipe', 'odd unix - n n - - lmtp', 'qmgr unix n - n 300 1 qmgr', 'tlsmgr unix - - - 1000? 1 tlsmgr',
  'smtpd pass - - n - - smtpd', 'postlog unix-dgram n - n - 1 postlogd', 'my_fifo fifo n - n 60 1 pickup',
  'other unix - n n - - /usr/libexec/other',
  '[::1]:2525 inet n - n - - smtpd', 'a/b unix - - n - - lmtp', 'virtual unix - n n - - virtual', 'x-y unix - - n 0 0 smtp',
  'same unix - - n - - error', 'same unix - - n - - smtp', '{x} unix - - n - - error', 'far unix - - n - - /usr/lib/postfix/smtp',
]; // prettier-ignore

const BAD_SERVICES = [
  'smtp inet n - n - smtpd', 'smtp init n - n - - smtpd', 'smtp inet yes - n - - smtpd', 'smtp inet n - n 5x - smtpd',
  'smtp inet n - n - -1 smtpd', '-o smtpd_banner=x', 'smtp inet n N n - - smtpd', 'a unix - - n ?? - smtp', 'a unix - - n ? - smtp', '{a b} unix - - n - - smtp',
]; // prettier-ignore

function masterCf(choices: Choices): string {
  const lines: string[] = [];
  if (choices.chance(3)) lines.push(choices.pick(['  indented inet n - n - - smtpd', '# comment', '']));
  for (const service of SERVICES) {
    if (choices.chance(40)) continue;
    lines.push(service);
    const count = choices.chance(40) ? choices.below(4) : 0;
    for (let index = 0; index < count; index += 1) lines.push(option(choices));
    if (/pipe$|spawn$/.test(service)) lines.push('  user=nobody argv=/bin/false ${recipient}');
  }
  if (choices.chance(3)) {
    lines.push(choices.pick(BAD_SERVICES));
  }
  return lines.join('\n') + (choices.chance(95) ? '\n' : '');
}

/** Odd arguments: after a word that is no option, Postfix looks for no more options. */
const ARGUMENTS = [
  '  -vomail_name=x', '  -vo', '  --', '  stray', '  { a b }', '  {a}b', '  { a', '  -o mail_name = x', '  -o{mail_name=x}',
  '\t-o  {\tmail_name\t=\ta\tb\t}', '  -o -v', '  -o {mail_name={a b}}', '  -v# comment', '# mail_name = x', '  -o mail_name=',
]; // prettier-ignore

function option(choices: Choices): string {
  if (choices.chance(8))
    return choices.pick(['# comment', '', '  # indented', '  -v', '  -D -v', ...ARGUMENTS]);
  const name = choices.pick(NAMES);
  const joined = value(choices, 0).join(',').replaceAll(/[ \t]/g, '');
  const spaced = value(choices, 0).join(choices.pick([' ', ', ']));
  switch (choices.below(8)) {
    case 0:
      return `  -o { ${name} = ${spaced} }`;
    case 1:
      return ` -o {${name}=${spaced}}`;
    case 2:
      return `\t-o${name}=${choices.pick(WORDS.filter((text) => !/[ {}]|o$/.test(text)))}`;
    case 3:
      return choices.chance(90)
        ? `  -o ${name}=${joined}`
        : choices.pick(['  -o { x y }', '  -o {x=y', '  -o {x=y}z', '  -o { =y }']);
    default:
      return `  -o ${name}=${joined}`;
  }
}
