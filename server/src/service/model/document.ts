/** One configuration file as the model sees it: where it is, its text and its tree. */
import { indexLines, type LineIndex } from '../text/lines.js';
import { parseMainCf, type MainCf } from '../syntax/main-cf.js';
import { parseMasterCf, type MasterCf } from '../syntax/master-cf.js';

interface DocumentBase {
  /** URI or path, whatever the caller uses; compared as text. */
  readonly uri: string;
  readonly text: string;
  readonly lines: LineIndex;
}

/** A main.cf. */
export interface MainDocument extends DocumentBase {
  readonly kind: 'main';
  readonly tree: MainCf;
}

/** A master.cf. */
export interface MasterDocument extends DocumentBase {
  readonly kind: 'master';
  readonly tree: MasterCf;
}

export type ConfigDocument = MainDocument | MasterDocument;

/** Reads a text as main.cf. */
export function mainDocument(uri: string, text: string): MainDocument {
  return { kind: 'main', uri, text, lines: indexLines(text), tree: parseMainCf(text) };
}

/** Reads a text as master.cf. */
export function masterDocument(uri: string, text: string): MasterDocument {
  return { kind: 'master', uri, text, lines: indexLines(text), tree: parseMasterCf(text) };
}
