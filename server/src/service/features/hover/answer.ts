/** What all kinds of hovers have in common: what they may look at, and what they answer. */
import type { DocumentAnalysis } from '../../analysis.js';
import type { Manual } from '../../manual/view.js';
import type { Span } from '../../text/span.js';

/** What the host adds to a hover, where it can. */
export interface HoverHelp {
  /** The manual, where one is at hand. */
  readonly manual?: Manual;
  /** The address that opens a parameter's whole entry, for clients that can. */
  readonly entryAddress?: (name: string) => string;
}

/** What a hover is made from. */
export interface HoverContext {
  readonly analysis: DocumentAnalysis;
  readonly help: HoverHelp;
}

/** Markdown, and the span of the document that it is about. */
export interface HoverAnswer {
  readonly markdown: string;
  readonly span: Span;
}
