/** Rule: a curve or other group for the key exchange that the target OpenSSL does not know. */
import { closest, distance } from 'fastest-levenshtein';
import type { Target } from '../catalogue/catalogue.js';
import { tlsWords } from '../catalogue/word-files.js';
import { replaceFix } from '../lint/remedies.js';
import type { Rule } from '../lint/rule.js';
import { assignments } from '../model/assignments.js';
import { readGroups, type GroupWord } from '../tls/key-exchange-groups.js';
import { isTemplate, spanWithin } from '../tls/written.js';

export const unknownKeyExchangeGroup: Rule = {
  code: 'unknown-key-exchange-group',
  severity: 'warning',
  summary: 'A curve or group that the target release does not know',
  why:
    'Postfix leaves out groups that it does not know, without a word in newer releases; where none is left it uses its own ' +
    'list. Up to 3.9 names are looked up in a table of OpenSSL that has "prime256v1" but not "secp256r1", in just this case ' +
    'of letters, with spaces or commas between them. Since 3.10 OpenSSL reads the list itself, and colons, "?" and other ' +
    'marks and any case of letters are fine. X25519MLKEM768 and the other post-quantum groups need Postfix 3.10 and OpenSSL 3.5.',
  references: [
    {
      title: 'postconf(5), tls_eecdh_auto_curves',
      url: 'https://www.postfix.org/postconf.5.html#tls_eecdh_auto_curves',
    },
  ],
  examples: [
    {
      bad: 'tls_eecdh_auto_curves = X25519 prime256v2\n#                              ^^^^^^^^^^ unknown-key-exchange-group\n',
      good: 'tls_eecdh_auto_curves = X25519 prime256v1\n',
    },
    {
      title: 'Too new for the target',
      openssl: '3.0',
      bad: 'tls_eecdh_auto_curves = X25519MLKEM768 X25519\n#                       ^^^^^^^^^^^^^^ unknown-key-exchange-group\n',
      good: 'tls_eecdh_auto_curves = X25519\n',
    },
    {
      title: 'A name that older releases do not have: clients with P-256 alone would find no curve',
      postfix: '3.7',
      bad: 'tls_eecdh_auto_curves = X25519 secp256r1 secp384r1\n#                              ^^^^^^^^^ unknown-key-exchange-group\n',
      good: 'tls_eecdh_auto_curves = X25519 prime256v1 secp384r1\n',
    },
    {
      title: 'The list syntax of newer releases',
      postfix: '3.7',
      bad: 'tls_eecdh_auto_curves = X25519:P-256\n#                       ^^^^^^^^^^^^ unknown-key-exchange-group\n',
      good: 'tls_eecdh_auto_curves = X25519,P-256\n',
    },
    {
      title: 'What Postfix 3.11 has by default',
      postfix: '3.11',
      openssl: '3.5',
      bad: 'tls_eecdh_auto_curves = ?X25519MLKM768:DEFAULT\n#                       ^^^^^^^^^^^^^^ unknown-key-exchange-group\n',
      good: 'tls_eecdh_auto_curves = ?X25519MLKEM768:DEFAULT\n',
    },
  ],
  check({ instance, catalogue, report }) {
    const { data, target } = catalogue;
    const names = tlsWords(data).keyExchangeGroups.flatMap(({ name, aliases = [] }) => [name, ...aliases]);
    for (const assignment of assignments(instance)) {
      const { name, uri, value, overridden } = assignment;
      if (name !== 'tls_eecdh_auto_curves' && name !== 'tls_ffdhe_auto_groups') continue;
      if (overridden || isTemplate(value.text) || value.text.includes('$')) continue;
      for (const group of readGroups(data, value.text, target)) {
        if (group.word.text.startsWith('#')) break;
        const complaint = complain(group, names, target);
        if (complaint === undefined) continue;
        const { message, severity = 'warning', instead } = complaint;
        const span = spanWithin(assignment, group.word);
        const fixes =
          instead === undefined
            ? []
            : [{ ...replaceFix(`Replace with '${instead}'`, uri, span, instead), safe: false }];
        report({ uri, span, severity, message, fixes });
      }
    }
  },
};

interface Complaint {
  readonly message: string;
  readonly severity?: 'information';
  /** What to write instead. */
  readonly instead?: string;
}

function complain(
  { word, name, meaning }: GroupWord,
  names: readonly string[],
  { postfix, openssl }: Target,
): Complaint | undefined {
  switch (meaning.kind) {
    case 'group':
    case 'other-curve':
      return undefined;
    case 'too-new': {
      const has = meaning.needs.startsWith('OpenSSL') ? openssl : postfix;
      return {
        message: `"${name}" needs ${meaning.needs} and is left out with ${has}; remove it, or set the release that you have`,
        severity: 'information',
      };
    }
    case 'other-name':
      return {
        message: `Postfix ${postfix} does not know "${name}" and leaves it out; here the name of this group is "${meaning.group.name}"`,
        instead: meaning.group.name,
      };
    case 'joined':
      return {
        message: `Postfix ${postfix} takes "${word.text}" for one name, which it does not know and leaves out; write only names, with blanks or commas between them`,
        instead: meaning.names.join(','),
      };
    case 'unknown': {
      const found = closest(name, names);
      const meant = distance(name, found) <= 2 ? found : undefined;
      const remedy = meant === undefined ? 'correct or remove it' : `did you mean "${meant}"?`;
      return {
        message: `OpenSSL knows no group "${name}", and Postfix leaves it out; ${remedy}`,
        ...(meant !== undefined && { instead: word.text.replace(name, meant) }),
      };
    }
  }
}
