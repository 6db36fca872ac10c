/** What each parameter does, in a sentence or two of our own, and what the words of its value mean. */
import type { DataSource } from './data-source.js';

/** Texts on one parameter, as in server/data/parameter-texts.json. */
export interface ParameterText {
  readonly summary: string;
  readonly seeAlso?: readonly string[];
  /** Sentences on words of the value, by word. */
  readonly values?: Readonly<Record<string, string>>;
}

/** The texts on a parameter or a template `transport_…`; the file is not read before the first is asked for. */
export function textOf(data: DataSource, name: string): ParameterText | undefined {
  const all = data.read('parameter-texts') as Readonly<Record<string, ParameterText>>;
  return Object.hasOwn(all, name) ? all[name] : undefined;
}
