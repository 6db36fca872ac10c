/** Document links: from the paths of lookup tables, certificates and other files to these files. */
import type { DocumentLink } from 'vscode-languageserver-types';
import type { DocumentAnalysis } from '../analysis.js';
import { namedFiles } from '../model/named-files.js';
import { rangeOf } from './ranges.js';

/** The links of a document. Whether a target exists is for the editor to see. */
export function documentLinks({ document, instance }: DocumentAnalysis): DocumentLink[] {
  return namedFiles(instance).flatMap(({ uri, span, target }) =>
    uri === document.uri && target !== undefined ? [{ range: rangeOf(document.lines, span), target }] : [],
  );
}
