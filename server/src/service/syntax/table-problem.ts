/** What Postfix says of the lines of a lookup table when it reads it, or when postmap(1) or postalias(1) do. */
import type { Span } from '../text/span.js';

/** What the programs that read a table expect in it. */
export type TableSyntax = 'indexed' | 'aliases' | 'regexp' | 'pcre' | 'cidr' | 'client';

/** What is wrong with a line; behind each, what becomes of it. */
export type TableProblemKind =
  /** Begins with white space and continues nothing: ignored. */
  | 'indented-line'
  /** Text behind a NUL: ignored. */
  | 'text-after-nul'
  /** A key or network with nothing behind it: ignored. */
  | 'missing-value'
  /** A quote of the key is not closed: ignored. */
  | 'unbalanced-quote'
  /** The key ends in ":", as in a file of aliases: kept with that ":". */
  | 'alias-form'
  /** The key stands further up: ignored. */
  | 'duplicate-key'
  /** No `name: value`: ignored. */
  | 'malformed-alias'
  /** The name has a domain: ignored. */
  | 'alias-domain'
  /** Nothing where a pattern has to be: ignored. */
  | 'missing-pattern'
  /** No closing delimiter: ignored. */
  | 'unclosed-pattern'
  /** A letter behind the pattern that is no option: ignored. */
  | 'unknown-flag'
  /** An option that has no effect any more. */
  | 'obsolete-flag'
  /** A pattern with nothing behind it: gives the empty text. */
  | 'missing-result'
  /** A `$` in the result that is no number of a group: ignored. */
  | 'bad-replacement'
  /** `$number` behind a pattern that must not match: ignored. */
  | 'negated-replacement'
  /** `$number` without such a group in the pattern: ignored. */
  | 'missing-group'
  /** Not a regular expression: ignored. */
  | 'bad-pattern'
  /** Text behind the pattern of an IF: that text is ignored. */
  | 'text-after-if'
  /** Text behind ENDIF: that text is ignored; in a cidr table the line. */
  | 'text-after-endif'
  /** ENDIF without IF: ignored. */
  | 'endif-without-if'
  /** IF without ENDIF: all to the end of the file belongs to it. */
  | 'if-without-endif'
  /** Begins with a letter or digit and is neither IF nor ENDIF: ignored. */
  | 'unrecognised-line'
  /** Neither an address nor a network: ignored. */
  | 'bad-network'
  /** A network with bits behind its mask: ignored. */
  | 'host-bits'
  /** A line of a client file without "=": the program that reads it stops. */
  | 'missing-equals'
  /** A line of a client file without a name: the program that reads it stops. */
  | 'missing-name'
  /** A client's setting that takes the place of another value further up. */
  | 'overriding-key';

/** A problem at a place of the source. */
export interface TableProblem extends Span {
  readonly kind: TableProblemKind;
  /** The text in question; for host bits the network that is meant. */
  readonly text: string;
  /** Where the key stands first. */
  readonly first?: Span;
}
