/** Rule: words of tls_ssl_options and tls_disable_workarounds that Postfix does not know. */
import { nearest } from '../catalogue/suggest.js';
import { tlsWords } from '../catalogue/word-files.js';
import { replaceFix } from '../lint/remedies.js';
import type { Rule } from '../lint/rule.js';
import { assignments } from '../model/assignments.js';
import { splitWords } from '../syntax/words.js';
import { isTemplate, spanWithin } from '../tls/written.js';

export const unknownTlsOption: Rule = {
  code: 'unknown-tls-option',
  severity: 'warning',
  summary: 'An option of OpenSSL that Postfix does not know',
  why: 'Postfix logs a warning for each such word whenever TLS starts, and the option is not set.',
  references: [
    { title: 'postconf(5), tls_ssl_options', url: 'https://www.postfix.org/postconf.5.html#tls_ssl_options' },
    {
      title: 'postconf(5), tls_disable_workarounds',
      url: 'https://www.postfix.org/postconf.5.html#tls_disable_workarounds',
    },
  ],
  examples: [
    {
      bad: 'tls_ssl_options = NO_COMPRESION\n#                 ^^^^^^^^^^^^^ unknown-tls-option\n',
      good: 'tls_ssl_options = NO_COMPRESSION\n',
    },
  ],
  check({ instance, catalogue, report }) {
    for (const assignment of assignments(instance)) {
      const { name, uri, value, overridden } = assignment;
      if (name !== 'tls_ssl_options' && name !== 'tls_disable_workarounds') continue;
      if (overridden || isTemplate(value.text) || value.text.includes('$')) continue;
      const words = tlsWords(catalogue.data);
      const known =
        name === 'tls_ssl_options'
          ? words.sslOptions.map((word) => word.name)
          : words.workarounds.flatMap((word) => [word.name, ...(word.aliases ?? [])]);
      for (const word of splitWords(value.text, ', \t\r\n:')) {
        if (word.text.startsWith('#')) break;
        if (known.some((each) => each.toLowerCase() === word.text.toLowerCase())) continue;
        if (/^0x[0-9a-f]+$/i.test(word.text)) continue;
        const meant = known.find(
          (each) => nearest(word.text, [each.toLowerCase().replaceAll('-', '_')]) !== undefined,
        );
        const span = spanWithin(assignment, word);
        report({
          uri,
          span,
          message: `"${name}" has no "${word.text}", and Postfix leaves it out with a warning; ${meant === undefined ? 'remove it' : `did you mean "${meant}"?`}`,
          fixes:
            meant === undefined
              ? []
              : [{ ...replaceFix(`Replace with '${meant}'`, uri, span, meant), safe: false }],
        });
      }
    }
  },
};
