/** The file of a database client: `name = value` lines, read as main.cf is. */
import { trimEnd } from '../text/characters.js';
import type { Span } from '../text/span.js';
import { splitNameValue } from './name-value.js';
import { reportPart, type TableReader, type TableSink } from './table-sink.js';

/** Reads `name = value` lines; a later line for a name takes the place of an earlier one. */
export function clientReader(sink: TableSink): TableReader {
  const values = new Map<string, { value: string; span: Span }>();
  return {
    line(line) {
      const split = splitNameValue(line.cooked);
      if (split === 'missing-equals' || split === 'missing-name') {
        reportPart(sink, split, line, 0, trimEnd(line.cooked.text, 0, line.cooked.text.length));
        return;
      }
      const { name, nameSpan, value } = split;
      const earlier = values.get(name);
      if (earlier !== undefined && earlier.value !== value.text) {
        sink.problem({ kind: 'overriding-key', ...nameSpan, text: name, first: earlier.span });
      }
      values.set(name, { value: value.text, span: nameSpan });
      sink.count();
      sink.visit?.({ key: name, keySpan: nameSpan, value });
    },
  };
}
