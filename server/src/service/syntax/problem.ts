/** What can be wrong with a text before it means anything: kinds that rules turn into findings. */
import type { Span } from '../text/span.js';

/** What can be wrong with a `$name` or `${…}`; Postfix gives up at the first in a value. */
export type ReferenceProblemKind =
  /** `${` or `$(` that is not closed. */
  | 'truncated-reference'
  /** A `$` with no name behind it. */
  | 'empty-reference'
  /** A character that no name has, an operator that does not exist, text behind a branch. */
  | 'bad-reference'
  /** A function in a release that has none. */
  | 'early-function'
  /** More than a hundred levels inside each other. */
  | 'deep-reference';

/** A problem of a reference; offsets are into the value. */
export interface ReferenceProblem extends Span {
  readonly kind: ReferenceProblemKind;
}

/** A syntactic problem at a place of the source; `kind` says which, rules say what it means. */
export interface SyntaxProblem extends Span {
  readonly kind: 'missing-equals' | 'missing-name' | 'indented-first-line' | 'text-after-nul' | 'field-count';
}
