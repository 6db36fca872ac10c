/** What can be wrong with a text before it means anything: kinds that rules turn into findings. */
import type { Span } from '../text/span.js';

/** A syntactic problem at a place; `kind` says which, rules say what it means. */
export interface SyntaxProblem extends Span {
  readonly kind:
    | 'missing-equals'
    | 'missing-name'
    | 'indented-first-line'
    | 'text-after-nul'
    | 'field-count'
    | 'missing-close-brace'
    | 'text-after-brace'
    | 'truncated-reference'
    | 'empty-reference'
    | 'bad-reference';
}
