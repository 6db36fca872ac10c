/** Finding one's way in an instance: what a place is about, and where else that is mentioned. */
import { indexLines, type LineIndex } from '../text/lines.js';
import { touches } from '../text/span.js';
import { documentOf, type Instance } from './instance.js';
import { mentions, type ReadText } from './mentions.js';
import { isSameSubject, type Mention, type Subject } from './subject.js';

/** The mentions of an instance as they are at one moment. */
export interface Navigation {
  readonly instance: Instance;
  readonly mentions: readonly Mention[];
  /** The mention at an offset of a file; the end of a word still belongs to it. */
  at(uri: string, offset: number): Mention | undefined;
  /** Every mention of a subject, each place once. */
  of(subject: Subject): readonly Mention[];
  /** The lines of a file of the instance, or of a table that it names. */
  linesOf(uri: string): LineIndex | undefined;
}

/** Collects the mentions of an instance. */
export function navigate(instance: Instance, read: ReadText): Navigation {
  const all = [...mentions(instance, read)];
  return {
    instance,
    mentions: all,
    at: (uri, offset) =>
      all.find((mention) => mention.uri === uri && touches(mention.reach ?? mention.span, offset)),
    of(subject) {
      const places = new Map<string, Mention>();
      for (const mention of all) {
        if (!isSameSubject(mention.subject, subject)) continue;
        const place = `${String(mention.span.start)} ${mention.uri}`;
        if (!places.has(place)) places.set(place, mention);
      }
      return [...places.values()];
    },
    linesOf(uri) {
      const document = documentOf(instance, uri);
      if (document !== undefined) return document.lines;
      const text = read(uri);
      return text === undefined ? undefined : indexLines(text);
    },
  };
}
