/** The structure of a manual page's text: paragraphs, code and lists, nested. */

import type { Run } from './escapes.js';

/** A paragraph; each line but the last ends in a break that the author asked for. */
export interface Paragraph {
  readonly kind: 'paragraph';
  readonly lines: readonly (readonly Run[])[];
}

/** Lines to be shown as they are. */
export interface Code {
  readonly kind: 'code';
  readonly lines: readonly string[];
}

/** A list of bullets or of terms. */
export interface List {
  readonly kind: 'list';
  readonly items: readonly Item[];
}

/** One item; a bullet's tag is empty. */
export interface Item {
  readonly tag: readonly Run[];
  readonly blocks: readonly Block[];
}

/** Any part of a section. */
export type Block = Paragraph | Code | List;
