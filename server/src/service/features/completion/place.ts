/**
 * Where a completion is asked for. Works on text that is being written: a value that has not begun, a service with
 * three columns, a continuation line with nothing on it but white space.
 */
import type { ConfigDocument } from '../../model/document.js';
import { MASTER_COLUMNS, type MasterColumn } from '../../syntax/master-cf.js';
import { FIELD_SEPARATORS, splitBracedWords, splitWords } from '../../syntax/words.js';

/** A logical line as Postfix joins it, cut in two at the cursor. */
export interface CutLine {
  readonly before: string;
  readonly after: string;
}

/** What is completed. `before` and `after` are the value on both sides of the cursor. */
export type CompletionPlace =
  | { readonly kind: 'name'; readonly before: string; readonly after: string }
  | ({ readonly kind: 'value'; readonly parameter: string } & CutLine & OptionPlace)
  | {
      readonly kind: 'column';
      readonly column: MasterColumn;
      /** The columns that are there already, the one at the cursor as far as it goes. */
      readonly words: readonly string[];
      readonly after: string;
    }
  | ({ readonly kind: 'option-name' } & CutLine & OptionPlace)
  /** In the command line behind argv=. */
  | ({ readonly kind: 'command-line' } & CutLine)
  | ({ readonly kind: 'argument'; readonly previous: readonly string[] } & CutLine & OptionPlace);

/** For places in a service: the program's name, the service's, and whether white space ends the value. */
export interface OptionPlace {
  readonly daemon?: string;
  readonly service?: { readonly name: string; readonly type: string };
  readonly form?: 'word' | 'braces';
}

/** The place at an offset; undefined in comments and where nothing can be completed. */
export function completionPlace(document: ConfigDocument, offset: number): CompletionPlace | undefined {
  const cut = cutLine(document, offset);
  if (cut === undefined) return undefined;
  return document.kind === 'main' ? mainPlace(cut) : masterPlace(cut);
}

/** The logical line at an offset: its own, or on a line of white space the one before, which it would continue. */
function cutLine(document: ConfigDocument, offset: number): CutLine | undefined {
  const { lines, logical } = document.tree.lines;
  const at = document.lines.positionAt(offset).line;
  const line = lines[at];
  if (line?.kind === 'comment') return undefined;
  const lineStart = document.lines.startOf(at);
  const text = document.text.slice(lineStart, line?.end ?? lineStart).replace(/\r$/, '');
  const column = offset - lineStart;
  // What is written at the very start of a line, in front of white space, begins a logical line of its own.
  if (column === 0 && line !== undefined && line.kind !== 'first') return { before: '', after: text };
  const continues = column > 0 && /^[ \t]/.test(text);
  const found = logical.find(({ firstLine, lastLine }) => firstLine <= at && at <= lastLine);
  const owner = found ?? (continues ? logical.findLast(({ lastLine }) => lastLine < at) : undefined);
  if (owner === undefined || owner.dropped) {
    return continues ? undefined : { before: text.slice(0, column), after: text.slice(column) };
  }
  let before = '';
  let after = '';
  for (const segment of owner.cooked.segments) {
    const piece = document.text.slice(segment.start, segment.end);
    if (segment.end < lineStart) before += piece;
    else if (segment.start > offset) after += piece;
    else if (segment.start === lineStart) {
      before += text.slice(0, column);
      after += text.slice(column);
    }
  }
  if (owner.cooked.segments.every(({ start }) => start !== lineStart)) {
    // A line of white space, which is no part of the logical line until something is written on it.
    before += text.slice(0, column);
    after = text.slice(column) + after;
  }
  return { before, after };
}

function mainPlace({ before, after }: CutLine): CompletionPlace | undefined {
  const equals = before.indexOf('=');
  if (equals >= 0) {
    const name = before.slice(0, equals).trim();
    return { kind: 'value', parameter: name, before: before.slice(equals + 1), after };
  }
  return /^[A-Za-z0-9_]*$/.test(before) ? { kind: 'name', before, after } : undefined;
}

function masterPlace({ before, after }: CutLine): CompletionPlace | undefined {
  const columns = splitWords(before, FIELD_SEPARATORS);
  const onWord = before !== '' && !FIELD_SEPARATORS.includes(before.charAt(before.length - 1));
  const index = columns.length - (onWord ? 1 : 0);
  const column = MASTER_COLUMNS[index];
  if (column !== undefined) {
    const words = columns.map(({ text }) => text);
    return { kind: 'column', column, words: onWord ? words : [...words, ''], after };
  }
  const [name = '', type = ''] = columns.map(({ text }) => text);
  const command = columns[MASTER_COLUMNS.length - 1];
  if (command === undefined) return undefined;
  const daemon = command.text.slice(command.text.lastIndexOf('/') + 1);
  return argumentPlace(before.slice(command.end), after, { daemon, service: { name, type } });
}

/** The place behind the command: `text` begins there and ends at the cursor. */
function argumentPlace(text: string, after: string, service: OptionPlace): CompletionPlace | undefined {
  const words = splitBracedWords(text, FIELD_SEPARATORS);
  const last = words.at(-1);
  const onWord = last?.end === text.length && (/\S$/.test(text) || isOpen(last.text));
  const previous = words.slice(0, onWord ? -1 : undefined).map((word) => word.text);
  const current = onWord ? text.slice(last.start) : '';
  if (previous.some((word) => word.startsWith('argv=')) || current.startsWith('argv=')) {
    return { kind: 'command-line', before: current, after };
  }
  if (previous.at(-1) === '-o') return optionPlace(current, after, service);
  if (/^-o./.test(current)) return optionPlace(current.slice(2), after, service);
  return { kind: 'argument', previous, before: current, after, ...service };
}

function isOpen(word: string): boolean {
  return word.startsWith('{') && word.split('{').length > word.split('}').length;
}

/** The place in `name=value` or `{ name = value }`. */
function optionPlace(text: string, after: string, service: OptionPlace): CompletionPlace | undefined {
  const braces = text.startsWith('{');
  const body = braces ? text.slice(1) : text;
  const equals = body.indexOf('=');
  const own = { ...service, form: braces ? 'braces' : 'word' } as const;
  if (equals >= 0) {
    const parameter = body.slice(0, equals).trim();
    return {
      kind: 'value',
      parameter,
      before: body.slice(equals + 1),
      after: optionRest(after, braces),
      ...own,
    };
  }
  const name = body.trimStart();
  return /^[A-Za-z0-9_]*$/.test(name) ? { kind: 'option-name', before: name, after, ...own } : undefined;
}

/** What of the rest of the line still belongs to the option's value. */
function optionRest(after: string, braces: boolean): string {
  const end = after.search(braces ? /\}/ : /\s/);
  return end < 0 ? after : after.slice(0, end);
}
