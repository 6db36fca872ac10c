/** Which manual pages Postfix has, and where each is on the web: for links, and for who imports them. */

/** The pages on file formats and lookup tables. */
export const FORMAT_PAGES: readonly string[] = [
  'postconf',
  'master',
  'access',
  'aliases',
  'bounce',
  'canonical',
  'cidr_table',
  'generic',
  'header_checks',
  'ldap_table',
  'lmdb_table',
  'memcache_table',
  'mongodb_table',
  'mysql_table',
  'nisplus_table',
  'pcre_table',
  'pgsql_table',
  'postfix-wrapper',
  'regexp_table',
  'relocated',
  'socketmap_table',
  'sqlite_table',
  'tcp_table',
  'transport',
  'virtual',
];

/** The pages on daemons; some of these names are also names of a format page. */
export const DAEMON_PAGES: readonly string[] = [
  'anvil',
  'bounce',
  'cleanup',
  'discard',
  'dnsblog',
  'error',
  'flush',
  'local',
  'master',
  'nbdb_reindexd',
  'oqmgr',
  'pickup',
  'pipe',
  'postlogd',
  'postscreen',
  'proxymap',
  'qmgr',
  'qmqpd',
  'scache',
  'showq',
  'smtp',
  'smtpd',
  'spawn',
  'tlsmgr',
  'tlsproxy',
  'trivial-rewrite',
  'verify',
  'virtual',
];

/** Further names of pages, by key as in view.ts, and the page that has the text. */
export const PAGE_ALIASES: ReadonlyMap<string, string> = new Map([
  ['body_checks', 'header_checks'],
  ['defer.8', 'bounce.8'],
  ['lmtp.8', 'smtp.8'],
  ['trace.8', 'bounce.8'],
]);

const COMMAND_PAGES: readonly string[] = [
  'mailq',
  'newaliases',
  'postalias',
  'postcat',
  'postconf',
  'postdrop',
  'postfix',
  'postfix-non-bdb',
  'postfix-tls',
  'postkick',
  'postlock',
  'postlog',
  'postmap',
  'postmulti',
  'postqueue',
  'postsuper',
  'posttls-finger',
  'qmqp-sink',
  'qmqp-source',
  'qshape',
  'sendmail',
  'smtp-sink',
  'smtp-source',
];

const titles: ReadonlySet<string> = new Set([
  ...FORMAT_PAGES.map((name) => pageTitle(name, '5')),
  ...DAEMON_PAGES.map((name) => pageTitle(name, '8')),
  ...['defer', 'lmtp', 'trace'].map((name) => pageTitle(name, '8')),
  pageTitle('body_checks', '5'),
  ...COMMAND_PAGES.map((name) => pageTitle(name, '1')),
]);

const SITE = 'https://www.postfix.org/';

/** A page's usual short form, such as `smtpd(8)`. */
export function pageTitle(name: string, section: string): string {
  return `${name}(${section})`;
}

/** The address of a page by its short form; undefined where Postfix has no such page. */
export function pageAddress(title: string): string | undefined {
  return titles.has(title) ? `${SITE}${title.replace('(', '.').replace(')', '')}.html` : undefined;
}

/** The address of a README by its name, such as `TLS_README`. */
export function readmeAddress(name: string): string {
  return `${SITE}${name}.html`;
}

/** The address of a parameter's place in postconf(5). */
export function parameterAddress(name: string): string {
  return `${SITE}postconf.5.html#${name}`;
}
