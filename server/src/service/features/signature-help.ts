/** Signature help in master.cf: the eight columns of a service, with the one at the cursor marked. */
import type { Position, SignatureHelp } from 'vscode-languageserver-types';
import type { DocumentAnalysis } from '../analysis.js';
import { columnWords } from '../catalogue/word-files.js';
import { columnDefault } from '../explain/master.js';
import { MASTER_COLUMNS } from '../syntax/master-cf.js';
import { completionPlace } from './completion/place.js';
import { offsetOf } from './ranges.js';

/** Characters behind which a client should ask of itself. */
export const SIGNATURE_TRIGGERS: readonly string[] = [' ', '\t'];

/** The columns; undefined outside of a service line, and on a line that is still empty. */
export function signatureHelp(analysis: DocumentAnalysis, position: Position): SignatureHelp | undefined {
  const { document, instance } = analysis;
  if (document.kind !== 'master') return undefined;
  const place = completionPlace(document, offsetOf(document.lines, position));
  if (place?.kind !== 'column' || place.words.join('') === '') return undefined;
  const { columns } = columnWords(instance.catalogue.data);
  const parameters = MASTER_COLUMNS.map((name) => {
    const stands = columnDefault(name, instance.catalogue);
    const summary = columns.find((column) => column.name === name)?.summary ?? '';
    return {
      label: name,
      documentation: stands === undefined ? summary : `${summary} "-" stands for ${stands}.`,
    };
  });
  const activeParameter = MASTER_COLUMNS.indexOf(place.column);
  return {
    signatures: [{ label: MASTER_COLUMNS.join(' '), parameters, activeParameter }],
    activeSignature: 0,
    activeParameter,
  };
}
