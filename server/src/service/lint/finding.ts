/** What a rule reports: a place, a sentence and remedies. Translating it for an editor is features' business. */
import type { Edit } from '../text/edits.js';
import type { Span } from '../text/span.js';

/** How bad the consequence is. */
export type Severity = 'error' | 'warning' | 'information' | 'hint';

/** The file a place is in: any document of the model. */
export interface Place {
  readonly uri: string;
  readonly span: Span;
}

/** Changes to one file. */
export interface FileEdit extends Edit {
  readonly uri: string;
}

/** A remedy. A safe one changes nothing but what the finding is about, and may be applied unseen. */
export interface Fix {
  readonly title: string;
  readonly safe: boolean;
  readonly edits: readonly FileEdit[];
}

/** One finding of a rule. */
export interface Finding extends Place {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  /** Other places that belong to it, such as the earlier of two entries. */
  readonly related: readonly (Place & { readonly message: string })[];
  readonly tags: readonly ('deprecated' | 'unnecessary')[];
  readonly fixes: readonly Fix[];
}

/** Order of severities, worst first. */
export const SEVERITIES: readonly Severity[] = ['error', 'warning', 'information', 'hint'];
