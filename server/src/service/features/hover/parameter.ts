/** Hover on a parameter's name: what it does, its value here, its defaults, and the manual's text. */
import { sayEffective, sayOverrides } from '../../explain/effective.js';
import { link, paragraphs } from '../../explain/markup.js';
import { factList, introduction, knownParameter } from '../../explain/parameter.js';
import { sayComputed } from '../../explain/special-names.js';
import { parameterAddress } from '../../manual/pages.js';
import { fold } from '../../manual/view.js';
import type { Service } from '../../model/service.js';
import type { HoverContext } from './answer.js';
import { otherNameHover } from './user-defined.js';

/** Characters of the manual's text that a hover shows. */
const FOLDED = 900;

/**
 * Markdown on a name, as seen by a service or by all; undefined for a name that means nothing. `referrer` is the
 * parameter whose value refers to it.
 */
export function parameterHover(
  context: HoverContext,
  name: string,
  service?: Service,
  referrer?: string,
): string | undefined {
  const { analysis, help } = context;
  const { instance } = analysis;
  const known = knownParameter(instance, name);
  const own = sayComputed(instance, name, service) ?? sayEffective(instance, name, service);
  const overrides = service === undefined ? sayOverrides(instance, name) : undefined;
  if (known === undefined) return otherNameHover(context, name, [own, overrides], referrer);
  const entry = help.manual?.entry(name);
  const folded = entry === undefined ? undefined : fold(entry.markdown, FOLDED);
  return paragraphs([
    introduction(known),
    factList(known, instance.catalogue, [own, overrides]),
    folded === undefined ? undefined : `---\n\n${folded.markdown}`,
    links(known.template?.template.name ?? name, entry !== undefined, help.entryAddress),
  ]);
}

function links(name: string, hasEntry: boolean, entryAddress?: (name: string) => string): string {
  const online = link('postconf(5) on www.postfix.org', parameterAddress(name));
  if (!hasEntry || entryAddress === undefined) return online;
  return `[Open the whole entry](${entryAddress(name)}) · ${online}`;
}
