/** The files of an instance after formatting, through the language service. */
import { applyEdits } from '../../server/src/service/text/edits.js';
import { indexLines } from '../../server/src/service/text/lines.js';
import type { LanguageService } from '../../server/src/service/index.js';
import { serviceOn, uriOf } from './instance.js';

/** Formats both files of an instance. */
export function formatted({ main, master }: { readonly main: string; readonly master: string }): {
  main: string;
  master: string;
} {
  const service = serviceOn([
    { name: 'main.cf', text: main },
    { name: 'master.cf', text: master },
  ]);
  return {
    main: afterFormat(service, 'main.cf', main),
    master: afterFormat(service, 'master.cf', master),
  };
}

function afterFormat(service: LanguageService, name: string, text: string): string {
  const lines = indexLines(text);
  const edits = service.format(uriOf(name)).map(({ range, newText }) => ({
    span: { start: lines.offsetAt(range.start), end: lines.offsetAt(range.end) },
    newText,
  }));
  return applyEdits(text, edits);
}
