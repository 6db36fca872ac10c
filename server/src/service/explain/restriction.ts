/** What a restriction is. */
import type { Catalogue } from '../catalogue/catalogue.js';
import { isAtLeast } from '../catalogue/release.js';
import { restrictionWords } from '../catalogue/word-files.js';
import type { Restriction, RestrictionArgument } from '../catalogue/words.js';
import { escapeText } from '../manual/escape-markdown.js';
import type { Instance } from '../model/instance.js';
import type { Service } from '../model/service.js';
import { sayEffective } from './effective.js';
import { bullets, code, codes, paragraphs } from './markup.js';

/** What each kind of argument looks like. */
export const ARGUMENT_FORMS: Readonly<Record<RestrictionArgument['kind'], string>> = {
  table: 'type:table',
  'dnsbl-domain': 'domain=address',
  'rhsbl-domain': 'domain=address',
  seconds: 'seconds',
  'policy-server': 'endpoint',
  restriction: 'restriction',
};

/** The restriction of that name or former name, in any case of letters. */
export function restrictionOf(catalogue: Catalogue, name: string): Restriction | undefined {
  const lower = name.toLowerCase();
  return restrictionWords(catalogue.data).restrictions.find(
    (restriction) =>
      restriction.name.toLowerCase() === lower || restriction.aliases?.includes(lower) === true,
  );
}

/** A restriction as Markdown. */
export function sayRestriction(restriction: Restriction, written: string, catalogue: Catalogue): string {
  const { name, argument, summary, since, removed, deprecated, requires, parameters, final } = restriction;
  const { postfix } = catalogue.target;
  const form = argument === undefined ? '' : ` ${code(ARGUMENT_FORMS[argument.kind])}`;
  const isNew = since !== undefined && !isAtLeast(postfix, since);
  return paragraphs([
    `**${escapeText(name)}**${form} · restriction`,
    escapeText(summary),
    bullets([
      written.toLowerCase() === name.toLowerCase() ? undefined : `${code(written)} is a former name of it`,
      deprecated === undefined
        ? undefined
        : `**Deprecated** since ${deprecated.since}: use ${codes(deprecated.replacedBy)}`,
      removed === undefined ? undefined : `**Removed** in ${removed}`,
      since === undefined ? undefined : `Since ${since}${isNew ? `: ${postfix} does not have it yet` : ''}`,
      requires === undefined
        ? undefined
        : `Needs ${codes(requires.map(({ parameter, value }) => `${parameter} = ${value}`))}`,
      final === true ? 'Entries after it are ignored' : undefined,
      parameters === undefined ? undefined : `See also ${codes(parameters)}`,
    ]),
  ]);
}

/** A restriction class of an instance, with what it stands for; undefined for a word that is none. */
export function sayRestrictionClass(instance: Instance, word: string, service?: Service): string | undefined {
  const classes = instance.effective('smtpd_restriction_classes').value.split(/[\s,]+/);
  if (!classes.includes(word)) return undefined;
  return paragraphs([`**${escapeText(word)}** · restriction class`, sayEffective(instance, word, service)]);
}
