/** Names behind a `$`: parameters, those that the user made up, and what Postfix or a program computes. */
import type { CompletionItem } from 'vscode-languageserver-types';
import { hasWord, smtpWords } from '../../catalogue/word-files.js';
import { PIPE_COMMAND } from '../../explain/special-names.js';
import { isDeprecated, itemOf, rangeAround, type CompletionContext, type Offer } from './context.js';

/** Items for a `$` that the cursor stands behind; undefined where it does not. */
export function referenceItems(
  context: CompletionContext,
  before: string,
  after: string,
  parameter: string,
): CompletionItem[] | undefined {
  const match = /(\$+)([{(]?)([A-Za-z0-9_]*)$/.exec(before);
  if (match === null || (match[1] ?? '').length % 2 === 0) return undefined;
  const [, , open = '', typed = ''] = match;
  const rest = /^[A-Za-z0-9_]*/.exec(after)?.[0] ?? '';
  const range = rangeAround(context, typed.length, rest.length);
  const close = closing(open, after.slice(rest.length));
  return offersFor(context, parameter).map((offer) =>
    itemOf({ ...offer, text: `${offer.label}${close}` }, range, context),
  );
}

/** The bracket that is still missing behind the name. */
function closing(open: string, rest: string): string {
  if (open === '') return '';
  const close = open === '{' ? '}' : ')';
  return /^[?:]/.test(rest) || rest.startsWith(close) ? '' : close;
}

function offersFor({ analysis, catalogue }: CompletionContext, parameter: string): Offer[] {
  const { instance, document } = analysis;
  const offers = new Map<string, Offer>();
  const add = (label: string, rank: number, more: Partial<Offer>): void => {
    if (label !== parameter && !offers.has(label))
      offers.set(label, { label, kind: 'reference', rank, ...more });
  };
  const { specialNames, readOnlyNames } = smtpWords(catalogue.data);
  for (const { name, summary, parameters, group, ...word } of specialNames) {
    const fits = parameter === PIPE_COMMAND ? group === 'pipe' : parameters.includes(parameter);
    if (fits && hasWord(word, catalogue.target.postfix)) {
      add(name, 1, { documentation: summary });
    }
  }
  if (parameter === PIPE_COMMAND) return [...offers.values()];
  for (const name of instance.assignedNames()) {
    const value = instance.assignments(name).at(-1)?.value.text;
    const made = catalogue.parameter(name) === undefined;
    add(name, made ? 2 : 4, {
      ...(value !== undefined && { description: shorten(value) }),
      ...(!made && { data: { uri: document.uri } }),
    });
  }
  for (const { name, summary, ...word } of readOnlyNames) {
    if (hasWord(word, catalogue.target.postfix)) add(name, 5, { documentation: summary });
  }
  for (const known of catalogue.table.byName.values()) {
    if (catalogue.has(known.name)) {
      add(known.name, 5, {
        deprecated: isDeprecated(known, catalogue),
        data: { uri: document.uri },
      });
    }
  }
  return [...offers.values()];
}

function shorten(value: string): string {
  const line = value.replace(/\s+/g, ' ');
  return line.length > 40 ? `${line.slice(0, 40)}…` : line;
}
