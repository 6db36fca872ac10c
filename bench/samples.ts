/** Texts to measure with, all made here: a main.cf of any length, a JSON document of the same size, tables. */
import { readParameters, type Parameter } from '../server/src/service/catalogue/parameters.js';
import { DATA } from '../test/support/workspace.js';

const CONTINUED = [
  'permit_mynetworks,\n    permit_sasl_authenticated,\n    # partners come later\n    reject_unauth_destination',
  'permit_mynetworks, reject_unknown_client_hostname,\n    check_client_access hash:/etc/postfix/client_access',
];

/**
 * A main.cf of about `lines` physical lines: the parameters of the newest release with values of their kind,
 * restriction lists over several lines, behind those names of one's own that are in use. With two lines of comment
 * for each a third of the lines are entries; in public files of over 400 lines the median is one in fourteen.
 */
export function mainCf(lines: number, commentLines = 2): string {
  const known = [...readParameters(DATA).byName.values()].filter(isCurrent);
  const out: string[] = ['compatibility_level = 3.6'];
  const own: string[] = [];
  for (let count = 1, i = 0; count < lines; i += 1) {
    const parameter = known[i];
    const name = parameter?.name ?? `own_setting_${String(i)}`;
    const value = parameter === undefined ? `value ${String(i)}` : valueFor(parameter, i);
    const comment = `# What ${name} is about, said in a line of comment.\n`.repeat(commentLines);
    const entry = `${comment}${name} = ${value}`;
    out.push(entry);
    count += entry.split('\n').length;
    if (parameter === undefined) own.push(`$${name}`);
  }
  for (let at = 0; at < own.length; at += 20)
    out.push(`own_list_${String(at)} = ${own.slice(at, at + 20).join(' ')}`);
  const lists = out
    .filter((line) => line.startsWith('own_list_'))
    .map((line) => `$${line.split(' ')[0] ?? ''}`);
  if (lists.length > 0) out.push(`smtpd_client_event_limit_exceptions = ${lists.join(' ')}`);
  return `${out.join('\n')}\n`;
}

function isCurrent({ type, lastSeenIn, deprecated, name }: Parameter): boolean {
  return (
    type !== undefined &&
    lastSeenIn === undefined &&
    deprecated === undefined &&
    name !== 'smtpd_client_event_limit_exceptions' &&
    name !== 'compatibility_level'
  );
}

function valueFor(parameter: Parameter, index: number): string {
  if (/^smtpd_.*_restrictions$/.test(parameter.name)) return CONTINUED[index % CONTINUED.length] ?? '';
  const value = parameter.defaults?.at(-1)?.[1] ?? '';
  return /^\{[A-Za-z_]+\}$/.test(value) ? `example${String(index)}` : value;
}

/** A JSON settings document of about as many characters. */
export function jsonOfSize(characters: number): string {
  const settings: Record<string, unknown> = {};
  for (let i = 0, size = 0; size < characters; i += 1) {
    const key = `settings.section${String(i % 50)}.key${String(i)}`;
    const value = i % 3 === 0 ? i : i % 3 === 1 ? `value of the key number ${String(i)}` : ['one', 'two', i];
    settings[key] = value;
    size += JSON.stringify({ [key]: value }, undefined, 2).length + 1;
  }
  return JSON.stringify(settings, undefined, 2);
}

/** A schema that looks at each key of such a document. */
export const JSON_SCHEMA = {
  type: 'object',
  patternProperties: {
    '^settings\\.section\\d+\\.key\\d+$': {
      anyOf: [
        { type: 'integer', minimum: 0 },
        { type: 'string', minLength: 1 },
        { type: 'array', items: { type: ['string', 'integer'] } },
      ],
    },
  },
  additionalProperties: false,
};
