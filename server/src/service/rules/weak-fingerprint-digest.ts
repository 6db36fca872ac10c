/** Rule: fingerprints of certificates by MD5 or SHA-1, or by a digest that is none. */
import { replaceFix } from '../lint/remedies.js';
import type { Rule } from '../lint/rule.js';
import { tlsWords } from '../catalogue/word-files.js';
import { assignments } from '../model/assignments.js';

export const weakFingerprintDigest: Rule = {
  code: 'weak-fingerprint-digest',
  severity: 'warning',
  summary: 'MD5 or SHA-1 for the fingerprints of certificates',
  why:
    'A fingerprint stands for a certificate in access tables and at level fingerprint. MD5 and SHA-1 are too weak to be ' +
    'trusted with that; `sha256` is the default since compatibility level 3.6. The fingerprints in your tables have to ' +
    'change with the digest.',
  references: [
    {
      title: 'postconf(5), smtpd_tls_fingerprint_digest',
      url: 'https://www.postfix.org/postconf.5.html#smtpd_tls_fingerprint_digest',
    },
  ],
  examples: [
    {
      bad: 'smtpd_tls_fingerprint_digest = md5\n#                              ^^^ weak-fingerprint-digest\n',
      good: 'smtpd_tls_fingerprint_digest = sha256\n',
    },
  ],
  check({ instance, catalogue, report }) {
    for (const { name, uri, value, valueSpan, overridden } of assignments(instance)) {
      if (overridden || !/_fingerprint_digest$/.test(name)) continue;
      const digest = tlsWords(catalogue.data).digests.find((word) => word.name === value.text.toLowerCase());
      if (digest?.weak !== true) continue;
      report({
        uri,
        span: valueSpan,
        message: `${value.text} is too weak for fingerprints; use "sha256" and make the fingerprints in your tables anew`,
        fixes: [{ ...replaceFix("Replace with 'sha256'", uri, valueSpan, 'sha256'), safe: false }],
      });
    }
  },
};
