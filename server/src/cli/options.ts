/** Arguments of commands, read with Node's parseArgs; its complaints become usage errors. */
import { parseArgs, type ParseArgsConfig } from 'node:util';
import { isRelease, PROFILES, type Settings } from '../service/index.js';
import { UsageError } from './usage.js';

/** Options of a command as parseArgs wants them. */
export type OptionTable = NonNullable<ParseArgsConfig['options']>;

/** Values of options by name. */
export type OptionValues = Readonly<{ [name: string]: string | boolean | (string | boolean)[] | undefined }>;

/** Splits arguments into options and paths. */
export function parseArguments(
  args: readonly string[],
  options: OptionTable,
): { values: OptionValues; positionals: string[] } {
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
    return { values, positionals };
  } catch (error) {
    throw new UsageError(complaint(error, args));
  }
}

/** One sentence for what parseArgs complains of in several, by its code and the option that it quotes. */
function complaint(error: unknown, args: readonly string[]): string {
  if (!(error instanceof Error)) return String(error);
  const option = /'(?:-\w, )?(-[^' ]*)/.exec(error.message)?.[1] ?? '';
  const code = 'code' in error ? error.code : undefined;
  if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') {
    const written = args.find((arg) => arg.startsWith(option)) ?? option;
    return `there is no option "${written}"; an argument that begins with "-" goes behind "--"`;
  }
  if (code !== 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE') return error.message.split('\n')[0] ?? '';
  return /does not take an argument/.test(error.message)
    ? `${option} takes no value`
    : `${option} needs a value`;
}

/** The value of `--format`. */
export function formatOption(values: OptionValues): 'text' | 'json' {
  const format = values['format'];
  if (format === 'text' || format === 'json') return format;
  throw new UsageError(`--format must be text or json, not "${String(format)}"`);
}

/** Settings with the releases that flags name. */
export function versionSettings(values: OptionValues, settings: Settings): Settings {
  const postfixVersion = release(values, 'postfix-version');
  const opensslVersion = release(values, 'openssl-version');
  return {
    ...settings,
    ...(postfixVersion !== undefined && { postfixVersion }),
    ...(opensslVersion !== undefined && { opensslVersion }),
  };
}

/** Settings with the TLS profile that `--profile` names. */
export function profileSetting(values: OptionValues, settings: Settings): Settings {
  const value = values['profile'];
  if (value === undefined) return settings;
  const profile = PROFILES.find((name) => name === value);
  if (profile !== undefined) return { ...settings, profile };
  throw new UsageError(`--profile must be one of ${PROFILES.join(', ')}, not "${String(value)}"`);
}

function release(values: OptionValues, name: string): string | undefined {
  const value = values[name];
  if (value === undefined) return undefined;
  if (typeof value === 'string' && isRelease(value)) return value;
  const example = name === 'openssl-version' ? '3.5' : '3.10';
  throw new UsageError(`--${name} must be a release such as ${example}, not "${String(value)}"`);
}
