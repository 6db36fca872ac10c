/** IF and ENDIF of pattern tables, which stand in lines of their own and nest. */
import type { Span } from '../text/span.js';
import type { TableSink } from './table-sink.js';

/** Whether a line begins with a word, in any letters, and no letter or digit behind it. */
export function beginsWithWord(text: string, word: string): boolean {
  if (text.slice(0, word.length).toLowerCase() !== word) return false;
  return !/^[A-Za-z0-9]/.test(text.slice(word.length, word.length + 1));
}

/** The IFs that are open. */
export interface Conditions {
  readonly depth: number;
  open(span: Span): void;
  close(): void;
  /** Reports what is open at the end. */
  finish(): void;
}

/** Counts IFs and ENDIFs of one table. */
export function conditions(sink: TableSink): Conditions {
  const opened: Span[] = [];
  return {
    get depth() {
      return opened.length;
    },
    open: (span) => opened.push(span),
    close: () => opened.pop(),
    finish() {
      for (const span of opened) sink.problem({ kind: 'if-without-endif', ...span, text: 'if' });
    },
  };
}
