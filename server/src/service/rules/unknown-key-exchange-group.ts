/** Rule: a curve or other group for the key exchange that the target OpenSSL does not know. */
import { closest, distance } from 'fastest-levenshtein';
import { isAtLeast } from '../catalogue/release.js';
import { tlsWords } from '../catalogue/word-files.js';
import { replaceFix } from '../lint/remedies.js';
import type { Rule } from '../lint/rule.js';
import { assignments } from '../model/assignments.js';
import { splitWords } from '../syntax/words.js';
import { isTemplate, spanWithin } from '../tls/written.js';

export const unknownKeyExchangeGroup: Rule = {
  code: 'unknown-key-exchange-group',
  severity: 'warning',
  summary: 'A curve or group that the target OpenSSL does not know',
  why:
    'Postfix leaves out groups that its OpenSSL does not know, without a word in newer releases; where none is left it uses ' +
    'its own list. The groups stand with spaces or commas between them; a colon makes one unknown name of several. ' +
    'X25519MLKEM768 and the other post-quantum groups came with OpenSSL 3.5.',
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
  ],
  check({ instance, catalogue, report }) {
    const { openssl } = catalogue.target;
    for (const assignment of assignments(instance)) {
      const { name, uri, value, overridden } = assignment;
      if (name !== 'tls_eecdh_auto_curves' && name !== 'tls_ffdhe_auto_groups') continue;
      if (overridden || isTemplate(value.text) || value.text.includes('$')) continue;
      const groups = tlsWords(catalogue.data).keyExchangeGroups;
      const names = groups.flatMap((group) => [group.name, ...(group.aliases ?? [])]);
      for (const word of splitWords(value.text)) {
        if (word.text.startsWith('#')) break;
        // The list syntax of OpenSSL 3.5 has marks of its own.
        const plain = word.text.replace(/^[?*-]+/, '');
        const group = groups.find((each) =>
          [each.name, ...(each.aliases ?? [])].some((known) => known.toLowerCase() === plain.toLowerCase()),
        );
        const isKnown = group !== undefined && isAtLeast(openssl, group.openssl ?? '0.0');
        if (isKnown || isOtherCurve(plain)) continue;
        const found = group === undefined ? closest(plain, names) : undefined;
        const meant = found !== undefined && distance(plain, found) <= 2 ? found : undefined;
        const span = spanWithin(assignment, word);
        report({
          uri,
          span,
          severity: group === undefined ? 'warning' : 'information',
          message:
            group === undefined
              ? `OpenSSL knows no group "${plain}", and Postfix leaves it out; ${meant === undefined ? 'correct or remove it' : `did you mean "${meant}"?`}`
              : `"${plain}" needs OpenSSL ${group.openssl ?? ''} and is left out with ${openssl}; remove it, or set the release that you have`,
          fixes:
            meant === undefined
              ? []
              : [{ ...replaceFix(`Replace with '${meant}'`, uri, span, meant), safe: false }],
        });
      }
    }
  },
};

/** Curves of OpenSSL's own list that are of no use in TLS but known; these are left to whoever names them. */
function isOtherCurve(name: string): boolean {
  return (
    /^(sect\d{3}[kr]\d|secp\d{3}[kr]\d|prime\d{3}v\d|wap-wsg-\w+|c2\w+|SM2|brainpool\w+)$/i.test(name) &&
    !/^prime256v[2-9]$/.test(name)
  );
}
