/** Questions at the cursor `<|>` of a fixture, and places in answers as short texts: file, line and what stands there. */
import type { Location, Position, Range, WorkspaceEdit } from 'vscode-languageserver-types';
import type { LanguageService } from '../../server/src/service/index.js';
import { applyEdits } from '../../server/src/service/text/edits.js';
import { indexLines } from '../../server/src/service/text/lines.js';
import { serviceOn, uriOf } from './instance.js';
import { parseFixture } from './markers.js';

/** A fixture opened in a language service. */
export interface OpenFixture {
  readonly service: LanguageService;
  /** The file with the cursor, or the first. */
  readonly uri: string;
  readonly position: Position;
  /** `FILE:LINE TEXT` for each place, lines counted from 1. */
  readonly places: (locations: readonly Location[]) => string[];
  /** The text of a range of the file with the cursor. */
  readonly textOf: (range: Range) => string;
  /** The texts of all files after an edit, by name. */
  readonly apply: (edit: WorkspaceEdit) => Readonly<Record<string, string>>;
}

/** Opens a fixture. */
export function openFixture(source: string): OpenFixture {
  const { files, cursor } = parseFixture(source);
  const texts = new Map(files.map(({ name, text }) => [uriOf(name), text]));
  const uri = uriOf(cursor?.file ?? files[0]?.name ?? 'main.cf');
  const textAt = (file: string, { start, end }: Range): string => {
    const text = texts.get(file) ?? '';
    const lines = indexLines(text);
    return text.slice(lines.offsetAt(start), lines.offsetAt(end));
  };
  return {
    service: serviceOn(files),
    uri,
    position: indexLines(texts.get(uri) ?? '').positionAt(cursor?.offset ?? 0),
    places: (locations) =>
      locations.map(
        ({ uri: file, range }) =>
          `${file.slice(uriOf('').length)}:${String(range.start.line + 1)} ${textAt(file, range)}`,
      ),
    textOf: (range) => textAt(uri, range),
    apply(edit) {
      const result: Record<string, string> = {};
      for (const [file, text] of texts) {
        const lines = indexLines(text);
        const edits = (edit.changes?.[file] ?? []).map(({ range, newText }) => ({
          span: { start: lines.offsetAt(range.start), end: lines.offsetAt(range.end) },
          newText,
        }));
        result[file.slice(uriOf('').length)] = applyEdits(text, edits);
      }
      return result;
    },
  };
}
