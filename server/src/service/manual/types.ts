/** The manual's pages as the rest of the program sees them: Markdown by section and by parameter. */

/** What postconf(5) says on one parameter. */
export interface ManualEntry {
  readonly name: string;
  /** The default as the manual's heading words it; undefined for the read-only parameters. */
  readonly defaultText: string | undefined;
  /** Markdown that is safe to show in a hover; never HTML. */
  readonly markdown: string;
}

/** One section of a page, such as DESCRIPTION. */
export interface ManualSection {
  readonly title: string;
  readonly markdown: string;
}

/** One manual page. */
export interface ManualPage {
  /** Its name in lower case, such as `postconf`; empty when the source did not tell. */
  readonly name: string;
  /** The number of its part of the manual, such as `5`. */
  readonly section: string;
  readonly sections: readonly ManualSection[];
  /** The parameters in the page's order; only postconf(5) has any. */
  readonly entries: readonly ManualEntry[];
  /** One sentence on why the source is not, or not all of, the page that was expected. */
  readonly problem?: string;
}
