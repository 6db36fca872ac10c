/** The arguments that commands about one list share: the list, the format, releases and the role. */
import { formatOption, parseArguments, versionSettings, type OptionTable } from './options.js';
import { DEFAULT_SETTINGS } from '../service/index.js';
import { UsageError } from './usage.js';

const OPTIONS: OptionTable = {
  format: { type: 'string', default: 'text' },
  role: { type: 'string', default: 'server' },
  'postfix-version': { type: 'string' },
  'openssl-version': { type: 'string' },
};

/** Arguments of a command about one list. */
export interface ListArguments {
  readonly list: string;
  readonly format: 'text' | 'json';
  readonly role: 'server' | 'client';
  readonly target: { readonly postfix?: string; readonly openssl?: string };
}

/** Reads the arguments; `expected` says in the complaint what is missing. */
export function readListArguments(args: readonly string[], expected: string): ListArguments {
  const { values, positionals } = parseArguments(args, OPTIONS);
  const [list, ...others] = positionals;
  if (list === undefined) throw new UsageError(`give ${expected}`);
  if (others.length > 0) throw new UsageError(`put the whole list in quotes, also "${String(others[0])}"`);
  const role = values['role'];
  if (role !== 'server' && role !== 'client') {
    throw new UsageError(`--role must be server or client, not "${String(role)}"`);
  }
  const { postfixVersion, opensslVersion } = versionSettings(values, DEFAULT_SETTINGS);
  const target = {
    ...(postfixVersion !== undefined && { postfix: postfixVersion }),
    ...(opensslVersion !== undefined && { openssl: opensslVersion }),
  };
  return { list, format: formatOption(values), role, target };
}
