/** What the words of master.cf mean: columns and their values, services, daemons, their options and attributes. */
import type { Catalogue } from '../catalogue/catalogue.js';
import { columnWords, daemonWords, serviceWords } from '../catalogue/word-files.js';
import type { Daemon, MasterFields, ServiceName } from '../catalogue/words.js';
import { isAtLeast } from '../catalogue/release.js';
import type { MasterColumn } from '../syntax/master-cf.js';
import { escapeText } from '../manual/escape-markdown.js';
import { bullets, code, codes, paragraphs } from './markup.js';

/** The column's title, what it says, and what the text in it means. */
export function sayColumn(column: MasterColumn, text: string, catalogue: Catalogue): string | undefined {
  const found = columnWords(catalogue.data).columns.find(({ name }) => name === column);
  if (found === undefined) return undefined;
  const value = found.values.find(({ name }) => name === text);
  const stands = text === '-' ? columnDefault(column, catalogue) : undefined;
  return paragraphs([
    `**${escapeText(found.title)}** · column ${found.index + 1} of 8`,
    escapeText(found.summary),
    value === undefined ? undefined : `${code(text)}: ${escapeText(value.summary)}`,
    stands === undefined ? undefined : `Here ${code('-')} stands for ${code(stands)}.`,
  ]);
}

/** What "-" stands for in a column, in the target release. */
export function columnDefault(column: MasterColumn, catalogue: Catalogue): string | undefined {
  const found = columnWords(catalogue.data).columns.find(({ name }) => name === column);
  const { defaultBefore } = found ?? {};
  if (defaultBefore !== undefined && !isAtLeast(catalogue.target.postfix, defaultBefore.release)) {
    return defaultBefore.value;
  }
  return found?.default;
}

/** The facts on a program of master.cf. */
export function daemonOf(catalogue: Catalogue, name: string): Daemon | undefined {
  return daemonWords(catalogue.data).daemons.find((daemon) => daemon.name === name);
}

/** A program of master.cf. */
export function sayDaemon(daemon: Daemon): string {
  const { columns, limit, needsServices, usedBy } = daemon;
  const usual = COLUMNS.map((column) => columns[column]).join(' ');
  return paragraphs([
    `**${escapeText(daemon.name)}**(8) · ${KINDS[daemon.kind]}`,
    escapeText(daemon.summary),
    bullets([
      `Usual columns from type to maxproc: ${code(usual)}`,
      limit === undefined
        ? undefined
        : `Must stay as it is: ${codes(Object.entries(limit).map(([column, value]) => `${column} ${value}`))}`,
      daemon.privileged === true ? `Needs ${code('n')} in the unprivileged column` : undefined,
      daemon.chrootForbidden === true ? 'Must not run chrooted' : undefined,
      daemon.needsWakeup === true ? 'Works only with a wake-up timer' : undefined,
      needsServices === undefined ? undefined : `Needs the services ${codes(needsServices)}`,
      usedBy === undefined ? undefined : `Used by ${codes(usedBy)}`,
      daemon.since === undefined ? undefined : `Since ${daemon.since}`,
    ]),
  ]);
}

const COLUMNS: readonly (keyof MasterFields)[] = [
  'type',
  'private',
  'unprivileged',
  'chroot',
  'wakeup',
  'maxproc',
];
const KINDS: Readonly<Record<Daemon['kind'], string>> = {
  internal: 'program of Postfix itself',
  delivery: 'delivery agent',
  server: 'server',
};

/** The facts on a service name: `smtp`, `127.0.0.1:submission`. */
export function serviceNameOf(catalogue: Catalogue, name: string, type: string): ServiceName | undefined {
  const bare = type === 'inet' ? name.slice(name.lastIndexOf(':') + 1) : name;
  return serviceWords(catalogue.data).services.find(
    (service) =>
      service.type === type &&
      (service.name === bare || service.aliases?.includes(bare) === true || String(service.port) === bare),
  );
}

/** A service name. */
export function sayServiceName(service: ServiceName): string {
  const port = service.port === undefined ? '' : ` · TCP port ${service.port}`;
  return paragraphs([
    `**${escapeText(service.name)}**/${service.type}${port}`,
    escapeText(service.summary),
    service.parameters === undefined ? undefined : bullets([`Named by ${codes(service.parameters)}`]),
  ]);
}

/** A word behind the command: an option such as -v, or an attribute of pipe(8) or spawn(8). */
export function sayArgument(word: string, daemon: string, catalogue: Catalogue): string | undefined {
  const { options, attributes, pipeFlags } = daemonWords(catalogue.data);
  const option = options.find(({ name }) => name === word || (name === '-v' && /^-v+$/.test(word)));
  if (option !== undefined) return paragraphs([`**${option.name}**`, escapeText(option.summary)]);
  const name = /^(\w+)=/.exec(word)?.[1];
  const attribute = attributes.find(
    (each) => each.name === name && each.daemons.some((other) => other === daemon),
  );
  if (attribute === undefined) return undefined;
  const flags = attribute.name === 'flags' ? Array.from(word.slice('flags='.length)) : [];
  return paragraphs([
    `**${attribute.name}**=${escapeText(attribute.value)} · attribute of ${attribute.daemons.join(' and ')}`,
    escapeText(attribute.summary),
    bullets(
      flags.map((letter) => {
        const flag = pipeFlags.find((each) => each.name === letter);
        return flag === undefined ? undefined : `${code(letter)}: ${escapeText(flag.summary)}`;
      }),
    ),
    attribute.default === undefined ? undefined : `Default: ${code(attribute.default)}`,
  ]);
}
