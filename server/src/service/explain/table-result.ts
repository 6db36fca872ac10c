/** What the words of a lookup table mean: actions, TLS levels and attributes, settings of database clients. */
import type { Catalogue } from '../catalogue/catalogue.js';
import { findWord } from '../catalogue/value-words.js';
import { hasWord, tableWords, tlsWords } from '../catalogue/word-files.js';
import type { TableClient, TableClientKey } from '../catalogue/table-words.js';
import type { AccessActionsFile, HeaderChecksActionsFile, NamedWord } from '../catalogue/words.js';
import { escapeText } from '../manual/escape-markdown.js';
import type { TablePurpose } from '../model/table-purpose.js';
import { bullets, code, codes, paragraphs } from './markup.js';
import { sayProtocolWord } from './protocols.js';
import { restrictionOf, sayRestriction } from './restriction.js';

/** An action that a table may answer with. */
export interface TableAction extends NamedWord {
  readonly argument?: { readonly kind: string; readonly required: boolean };
  readonly aliases?: readonly string[];
  readonly pattern?: string;
  readonly parameters?: readonly string[];
}

/** The actions of a table; none for one that answers with something else. */
export function actionsOf(purpose: TablePurpose, { data, target }: Catalogue): readonly TableAction[] {
  const has = (word: NamedWord): boolean => hasWord(word, target.postfix);
  if (purpose.kind === 'checks') {
    const { actions } = data.read('header-checks-actions') as HeaderChecksActionsFile;
    return actions.filter((action) => has(action) && action.checks.includes(purpose.parameter));
  }
  const { actions, postscreen } = data.read('access-actions') as AccessActionsFile;
  if (purpose.kind === 'access') return actions.filter(has);
  return purpose.kind === 'postscreen' ? postscreen.filter(({ where }) => where.includes('table')) : [];
}

/** What the first word of a result does, `text` being the whole result. */
export function sayAction(
  purpose: TablePurpose,
  word: string,
  text: string,
  catalogue: Catalogue,
): string | undefined {
  const actions = actionsOf(purpose, catalogue);
  const upper = word.toUpperCase();
  const action =
    actions.find(({ name, aliases }) =>
      [name, ...(aliases ?? [])].some((each) => each.toUpperCase() === upper),
    ) ?? actions.findLast(({ pattern }) => pattern !== undefined && new RegExp(pattern).test(text));
  if (action === undefined) {
    const restriction = purpose.kind === 'access' ? restrictionOf(catalogue, word) : undefined;
    return restriction && sayRestriction(restriction, word, catalogue);
  }
  const form = action.argument === undefined ? '' : ` ${code(action.argument.kind)}`;
  return paragraphs([
    `**${escapeText(action.name)}**${action.argument?.required === true ? form : ''} · action`,
    escapeText(action.summary),
    bullets([
      action.since === undefined ? undefined : `Since ${action.since}`,
      action.parameters === undefined ? undefined : `See also ${codes(action.parameters)}`,
    ]),
  ]);
}

/** A word of a TLS policy: its level in front, or an attribute; `offset` is the cursor's in the word. */
export function sayPolicyWord(
  word: string,
  isFirst: boolean,
  offset: number,
  catalogue: Catalogue,
): string | undefined {
  const { levels, policyAttributes, cipherGrades, matchWords } = tlsWords(catalogue.data);
  if (isFirst) {
    const level = findWord(
      levels.filter(({ role }) => role === 'client'),
      word,
    );
    return (
      level && `**${escapeText(level.name)}** · TLS level of this destination: ${escapeText(level.summary)}`
    );
  }
  const equals = word.indexOf('=');
  const attribute = policyAttributes.find(({ name }) => name === word.slice(0, Math.max(0, equals)));
  if (attribute === undefined) return undefined;
  if (offset > equals) {
    const value = word.slice(equals + 1);
    const part = partAt(value, offset - equals - 1);
    if (attribute.name === 'protocols') return sayProtocolWord(part, value, 'smtp_tls_protocols', catalogue);
    const words = { ciphers: cipherGrades, match: matchWords }[attribute.name];
    const found = words && findWord<NamedWord>(words, part);
    if (found !== undefined) return `**${escapeText(found.name)}** · ${escapeText(found.summary)}`;
  }
  return paragraphs([
    `**${escapeText(attribute.name)}**= · attribute of a TLS policy`,
    escapeText(attribute.summary),
    bullets([
      `For the levels ${codes(attribute.levels)}`,
      attribute.allowed === undefined ? undefined : `Values: ${codes(attribute.allowed)}`,
      attribute.since === undefined ? undefined : `Since ${attribute.since}`,
    ]),
  ]);
}

function partAt(list: string, offset: number): string {
  const start = Math.max(list.lastIndexOf(':', offset - 1), list.lastIndexOf('|', offset - 1)) + 1;
  return /^[^:|]*/.exec(list.slice(start))?.[0] ?? '';
}

/** The settings that a client file may have. */
export function clientKeys(client: TableClient, { data }: Catalogue): readonly TableClientKey[] {
  return tableWords(data).clientKeys.filter(({ clients }) => clients.includes(client));
}

/** A setting of a client file. */
export function sayClientKey(key: TableClientKey, client: TableClient): string {
  const { name, summary, values, deprecated, ignored, since } = key;
  return paragraphs([
    `**${escapeText(name)}** · setting of ${client}: tables`,
    escapeText(summary),
    bullets([
      deprecated === undefined
        ? undefined
        : `**Deprecated** since ${deprecated.since}: use ${codes(deprecated.replacedBy)}`,
      ignored === true ? 'Accepted with a warning, and without effect' : undefined,
      key.default === undefined ? undefined : `Default: ${code(key.default)}`,
      values === undefined ? undefined : `Values: ${codes(values)}`,
      since === undefined ? undefined : `Since ${since}`,
    ]),
  ]);
}
