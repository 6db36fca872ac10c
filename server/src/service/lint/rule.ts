/** What a rule is: facts about it, examples that are its tests and its documentation, and a check. */
import type { Catalogue } from '../catalogue/catalogue.js';
import type { Instance } from '../model/instance.js';
import type { ReadText } from '../model/mentions.js';
import type { NameTable } from '../model/names.js';
import type { TableDocument } from '../model/table-document.js';
import type { Finding, Severity } from './finding.js';
import type { Profile, Settings } from './settings.js';

/** A configuration before and after: `bad` has caret markers under what is found, `good` has no finding of the rule. */
export interface Example {
  /** What the example shows, when the rule has more than one. */
  readonly title?: string;
  /** Files with markers; where the rule has a fix, applying its first fixes gives `good`. */
  readonly bad: string;
  readonly good: string;
  /** Target releases, when the newest known ones do not show it. */
  readonly postfix?: string;
  readonly openssl?: string;
  /** The TLS profile in the settings, when it is not the default one that shows it. */
  readonly profile?: Profile;
  /** Set where `good` is not what the first fix makes. */
  readonly fixed?: false;
}

/** A source of a rule's claim. */
export interface RuleReference {
  readonly title: string;
  readonly url: string;
}

/** What a rule reports; the rule's own severity is used unless the consequence differs. */
export interface Report {
  readonly uri: string;
  readonly span: Finding['span'];
  readonly message: string;
  readonly severity?: Severity;
  readonly related?: Finding['related'];
  readonly tags?: Finding['tags'];
  readonly fixes?: Finding['fixes'];
}

/** What a rule may look at. */
export interface RuleContext {
  readonly instance: Instance;
  readonly catalogue: Catalogue;
  readonly names: NameTable;
  readonly settings: Settings;
  /** The text of a lookup table that the instance names, where it can be read. */
  readonly read: ReadText;
  readonly report: (report: Report) => void;
}

/** What a rule may look at in a lookup table, which stands by itself. */
export interface TableContext {
  readonly document: TableDocument;
  readonly catalogue: Catalogue;
  readonly settings: Settings;
  readonly report: (report: Omit<Report, 'uri'>) => void;
}

/** One rule; `code` is its file's name and what users write to switch it off. */
export interface Rule {
  readonly code: string;
  readonly severity: Severity;
  /** Set for a rule that speaks of what works, and is silent until a user gives it a severity. */
  readonly optional?: true;
  /** One sentence: what it finds. */
  readonly summary: string;
  /** Why it matters: what Postfix does with such a file. Markdown. */
  readonly why: string;
  readonly references: readonly [RuleReference, ...RuleReference[]];
  readonly examples: readonly [Example, ...Example[]];
  /** Looks at main.cf and master.cf; a rule has this or the next, or both. */
  check?(context: RuleContext): void;
  /** Looks at a lookup table that is open or named. */
  checkTable?(context: TableContext): void;
}
