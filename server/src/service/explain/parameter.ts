/** What is known of a parameter, as Markdown: what it does, what its value is, its defaults and history. */
import type { Catalogue } from '../catalogue/catalogue.js';
import { readKinds, type ParameterKind } from '../catalogue/kinds.js';
import type { Parameter } from '../catalogue/parameters.js';
import { fromTemplate, hasTemplate, type FromTemplate } from '../catalogue/templates.js';
import { textOf, type ParameterText } from '../catalogue/texts.js';
import { valueWords } from '../catalogue/value-words.js';
import { hasWord } from '../catalogue/word-files.js';
import type { Instance } from '../model/instance.js';
import { sayDefaults, sayDeprecation, sayExistence } from './history.js';
import { sayKind, sayRange } from './kind.js';
import { escapeText } from '../manual/escape-markdown.js';
import { bullets, code, codes, paragraphs } from './markup.js';

/** Facts on a name: those of a parameter, or of the template that it is made from. */
export interface KnownParameter {
  readonly name: string;
  readonly parameter?: Parameter;
  readonly template?: FromTemplate;
  readonly kind?: ParameterKind;
  readonly text?: ParameterText;
}

/** Looks a name up; undefined for one that Postfix does not know in any release. */
export function knownParameter(instance: Instance, name: string): KnownParameter | undefined {
  const { catalogue } = instance;
  const parameter = catalogue.parameter(name);
  const template = parameter === undefined ? templateOf(instance, name) : undefined;
  if (parameter === undefined && template === undefined) return undefined;
  const key = template?.template.name ?? name;
  const kind = readKinds(catalogue.data).get(key);
  const text = textOf(catalogue.data, key);
  return {
    name,
    ...(parameter !== undefined && { parameter }),
    ...(template !== undefined && { template }),
    ...(kind !== undefined && { kind }),
    ...(text !== undefined && { text }),
  };
}

function templateOf(instance: Instance, name: string): FromTemplate | undefined {
  const { catalogue, master, services } = instance;
  const transports = new Set(services.map((service) => service.name));
  const found = fromTemplate(catalogue.table, name, transports);
  if (found === undefined || !hasTemplate(found.template, catalogue.target.postfix)) return undefined;
  return master === undefined || transports.has(found.transport) ? found : undefined;
}

/** Words that are lower case in the facts only because all of a group's name is. */
const ACRONYMS = /\b(dns|lmtp|mime|qmqp|sasl|smtp|tls|verp)\b/g;

/** The first lines: the name, the kind of its value, and what it does. */
export function introduction({ name, kind, text, template }: KnownParameter): string {
  const about = [
    kind === undefined ? undefined : sayKind(kind),
    kind?.group?.replace(ACRONYMS, (word) => word.toUpperCase()),
  ].filter((part) => part !== undefined);
  const transport =
    template === undefined ? undefined : `This is the ${code(template.transport)} transport's own value.`;
  return paragraphs([
    [`**${escapeText(name)}**`, ...about.map(escapeText)].join(' · '),
    text === undefined ? undefined : escapeText(text.summary),
    transport,
  ]);
}

/** The facts as a list: `here` are those of the instance, which come first. */
export function factList(
  known: KnownParameter,
  catalogue: Catalogue,
  here: readonly (string | undefined)[],
): string {
  const { parameter, template, text } = known;
  const { postfix } = catalogue.target;
  const range = parameter === undefined ? undefined : sayRange(parameter);
  const readers = parameter?.readBy?.filter((program) => !program.startsWith('(')) ?? [];
  return bullets([
    parameter === undefined ? undefined : sayDeprecation(parameter, postfix),
    ...here,
    parameter === undefined ? undefined : sayDefaults(parameter, postfix),
    template === undefined ? undefined : `Default: ${code(template.template.documentedDefault)}`,
    sayWords(known, catalogue),
    parameter?.note === undefined ? undefined : escapeText(parameter.note),
    range === undefined ? undefined : `Limits: ${range}`,
    parameter === undefined ? undefined : sayExistence(parameter, catalogue),
    readers.length === 0 ? undefined : `Read by ${readers.join(', ')}`,
    text?.seeAlso === undefined ? undefined : `See also ${codes(text.seeAlso)}`,
  ]);
}

function sayWords({ kind }: KnownParameter, catalogue: Catalogue): string | undefined {
  if (kind?.values === undefined && kind?.words === undefined) return undefined;
  const words = valueWords(catalogue.data, kind).filter((word) => hasWord(word, catalogue.target.postfix));
  const names = words.map(({ name }) => name);
  if (names.length === 0) return undefined;
  return `${kind.values === undefined ? 'Special words' : 'Values'}: ${codes(names, 16)}`;
}
