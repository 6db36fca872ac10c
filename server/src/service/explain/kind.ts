/** The kind of a parameter's value in words: "yes or no", "size in bytes", "list of lookup tables". */
import type { ParameterKind } from '../catalogue/kinds.js';
import type { Parameter } from '../catalogue/parameters.js';
import { unitName } from './quantities.js';

const WORDS: Readonly<Record<string, string>> = {
  address: 'mail address',
  boolean: 'yes or no',
  'cipher-exclusions': 'list of ciphers to leave out',
  'cipher-grade': 'cipher grade',
  'cipher-list': 'cipher list of OpenSSL',
  command: 'command',
  digest: 'name of a digest',
  directory: 'directory',
  domain: 'domain',
  endpoint: 'address of a service',
  enum: 'one word',
  'enum-list': 'list of words',
  host: 'host',
  hosts: 'list of hosts',
  'lookup-table': 'lookup table, type:name',
  'lookup-tables': 'list of lookup tables, type:name',
  'match-list': 'list of patterns, files and tables',
  name: 'name',
  names: 'list of names',
  networks: 'list of networks',
  path: 'path of a file',
  paths: 'list of paths',
  'reply-code': 'three-digit SMTP reply code',
  restrictions: 'list of restrictions',
  'security-level': 'TLS security level',
  'service-name': 'name of a service in master.cf',
  size: 'size in bytes',
  template: 'text with $names',
  text: 'text',
  'tls-protocols': 'TLS protocol versions',
  transport: 'transport, or transport:nexthop',
};

/** The kind in words. */
export function sayKind(kind: ParameterKind): string {
  if (kind.kind === 'time') return `time; a bare number counts ${unitName(kind.unit ?? 's')}`;
  if (kind.kind === 'integer') return kind.unit === undefined ? 'number' : `number of ${kind.unit}`;
  const words = WORDS[kind.kind] ?? kind.kind;
  return kind.items === undefined || kind.kind === 'tls-protocols'
    ? words
    : `${LIST[kind.kind] ?? 'list'}: ${kind.items}`;
}

const LIST: Readonly<Record<string, string>> = {
  text: 'text',
  template: 'text',
  'lookup-table': 'lookup table',
};

/** The least and the greatest value that Postfix takes, in words; undefined where there is no limit to tell. */
export function sayRange({ type, range }: Parameter): string | undefined {
  if (range === undefined) return undefined;
  const [least, greatest] = range;
  const limited = greatest !== '0' && greatest !== '';
  if (type === 'str' || type === 'raw') return least === '0' ? undefined : 'must not be empty';
  if (type === 'time') return least === '0' ? undefined : `at least ${least}s`;
  if (limited) return `${least} to ${greatest}`;
  return least === '0' || least === '' ? undefined : `at least ${least}`;
}
