/** The columns of master.cf behind the first, each by its meaning. */
import type { CompletionItem } from 'vscode-languageserver-types';
import { columnWords, daemonWords, hasWord } from '../../catalogue/word-files.js';
import { columnDefault } from '../../explain/master.js';
import { itemOf, rangeAround, type CompletionContext, type Offer } from './context.js';
import type { CompletionPlace } from './place.js';

/** The items of a column. */
export function columnItems(
  context: CompletionContext,
  { column, words, after }: Extract<CompletionPlace, { kind: 'column' }>,
): CompletionItem[] {
  const typed = words.at(-1) ?? '';
  const rest = /^\S*/.exec(after)?.[0] ?? '';
  const range = rangeAround(context, typed.length, rest.length);
  const offers = column === 'command' ? programs(context, words[1] ?? '') : values(context, column);
  return offers.map((offer) => itemOf(offer, range, context));
}

function values(
  { catalogue }: CompletionContext,
  column: Extract<CompletionPlace, { kind: 'column' }>['column'],
): Offer[] {
  const found = columnWords(catalogue.data).columns.find(({ name }) => name === column);
  const stands = columnDefault(column, catalogue);
  return (found?.values ?? [])
    .filter((word) => hasWord(word, catalogue.target.postfix))
    .map(({ name, summary }, index) => ({
      label: name,
      kind: 'word',
      rank: Math.min(index, 8),
      documentation: summary,
      ...(name === '-' && stands !== undefined && { description: `stands for ${stands}` }),
    }));
}

/** Programs; those that usually have such a type come first. */
function programs({ catalogue }: CompletionContext, type: string): Offer[] {
  return daemonWords(catalogue.data)
    .daemons.filter((daemon) => hasWord(daemon, catalogue.target.postfix))
    .map(({ name, summary, columns, arguments: attributes }) => ({
      label: name,
      kind: 'program',
      rank: columns.type === type ? 1 : 4,
      documentation: summary,
      ...(attributes === 'pipe' && {
        snippet: `${name}\n  flags=\${1:DRhu} user=\${2:nobody} argv=\${3:/path/to/command}`,
      }),
    }));
}
