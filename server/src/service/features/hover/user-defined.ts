/** Hover on a name that is no parameter: one that the user made up, or that Postfix or a program computes. */
import { tableWords } from '../../catalogue/word-files.js';
import { escapeText } from '../../manual/escape-markdown.js';
import { bullets, code, codes, paragraphs } from '../../explain/markup.js';
import { saySpecialName } from '../../explain/special-names.js';
import { assignments } from '../../model/assignments.js';
import type { HoverContext } from './answer.js';

/** Markdown on such a name; `here` are sentences on its value, `referrer` the parameter whose value refers to it. */
export function otherNameHover(
  { analysis }: HoverContext,
  name: string,
  here: readonly (string | undefined)[],
  referrer: string | undefined,
): string | undefined {
  const { instance } = analysis;
  const special = referrer === undefined ? undefined : saySpecialName(instance, name, referrer);
  if (special !== undefined) return special;
  if (instance.effective(name).origin.kind === 'unknown' && here.every((each) => each === undefined)) {
    return undefined;
  }
  const { kind } = analysis.names().statusOf(name);
  const users = usersOf(name, instance);
  return paragraphs([
    `**${escapeText(name)}** · ${kind === 'unused' ? `${code(name)} is used nowhere` : 'defined in this configuration'}`,
    kind === 'database' ? clientKey(name, instance) : undefined,
    bullets([...here, users.length === 0 ? undefined : `Used by ${codes(users)}`]),
  ]);
}

/** The setting of a database client that a name of the old form ends in: `aliases_query` for mysql:aliases. */
function clientKey(name: string, { catalogue }: HoverContext['analysis']['instance']): string | undefined {
  const { clientKeys } = tableWords(catalogue.data);
  const fitting = clientKeys.filter((key) => name.endsWith(`_${key.name}`));
  const [key] = fitting.sort((a, b) => b.name.length - a.name.length);
  return key === undefined
    ? undefined
    : `${code(key.name)} of a table of type ${codes(key.clients)}: ${escapeText(key.summary)}`;
}

function usersOf(name: string, instance: HoverContext['analysis']['instance']): string[] {
  const users = new Set<string>();
  const pattern = new RegExp(`\\$[{(]?${name}(?!\\w)`);
  for (const setting of assignments(instance)) if (pattern.test(setting.value.text)) users.add(setting.name);
  return [...users];
}
