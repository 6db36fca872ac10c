/** Hovers, completions and signature help at the cursor of a fixture; completions as the text after accepting one. */
import type { CompletionItem, SignatureHelp, TextEdit } from 'vscode-languageserver-types';
import {
  createLanguageService,
  DEFAULT_SETTINGS,
  type LanguageId,
  type LanguageService,
  type ServiceOptions,
  type Settings,
  type SourceText,
} from '../../server/src/service/index.js';
import { applyEdits } from '../../server/src/service/text/edits.js';
import { indexLines } from '../../server/src/service/text/lines.js';
import { testData } from './data.js';
import { parseFixture } from './markers.js';

/** What a test may decide beside the files. */
export interface AssistOptions extends ServiceOptions {
  readonly settings?: Partial<Settings>;
  /** Names of the files in the folder. */
  readonly files?: readonly string[];
  /** The folder of the files; "file:///etc/postfix" when left out. */
  readonly folder?: string;
}

/** A fixture with its cursor, opened in a language service. */
export interface Assist {
  readonly service: LanguageService;
  hover(): string | undefined;
  items(): CompletionItem[];
  labels(): string[];
  /** The text of the file after accepting the item with that label. */
  accept(label: string): string;
  signature(): SignatureHelp | undefined;
}

/** Opens a fixture; text in front of the first `#- NAME` is in main.cf. */
export function assist(source: string, options: AssistOptions = {}): Assist {
  const { files, cursor } = parseFixture(source);
  if (cursor === undefined) throw new Error('the fixture has no cursor');
  const uriOf = (name: string): string => `${options.folder ?? 'file:///etc/postfix'}/${name}`;
  const sources = new Map(
    files.map(({ name, text }): [string, SourceText] => [
      uriOf(name),
      { uri: uriOf(name), languageId: languageOf(name), text },
    ]),
  );
  const settings: Settings = { ...DEFAULT_SETTINGS, ...options.settings };
  const service = createLanguageService(
    testData,
    { read: (uri) => sources.get(uri), settings: () => settings, list: () => options.files ?? [] },
    options,
  );
  const uri = uriOf(cursor.file);
  const text = sources.get(uri)?.text ?? '';
  const lines = indexLines(text);
  const position = lines.positionAt(cursor.offset);
  const items = (): CompletionItem[] =>
    service.completion(uri, position).sort((a, b) => ((a.sortText ?? '') < (b.sortText ?? '') ? -1 : 1));
  return {
    service,
    items,
    labels: () => items().map(({ label }) => label),
    hover() {
      const contents = service.hover(uri, position)?.contents;
      return contents === undefined ? undefined : (contents as { value: string }).value;
    },
    accept(label) {
      const item = items().find((each) => each.label === label);
      if (item === undefined) throw new Error(`"${label}" is not offered`);
      const { range, newText } = item.textEdit as TextEdit;
      const span = { start: lines.offsetAt(range.start), end: lines.offsetAt(range.end) };
      if (span.start > cursor.offset || span.end < cursor.offset) throw new Error('the range is elsewhere');
      return applyEdits(text, [{ span, newText }]);
    },
    signature: () => service.signatureHelp(uri, position),
  };
}

/** What an editor would open a file as; what is neither main.cf nor master.cf is a lookup table. */
function languageOf(name: string): LanguageId {
  if (name.includes('master')) return 'postfix-master';
  return name.includes('main') ? 'postfix-main' : 'postfix-table';
}
