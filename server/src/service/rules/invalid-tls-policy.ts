/** Rule: an entry of a TLS policy table that Postfix cannot use. */
import { tlsWords } from '../catalogue/word-files.js';
import type { Rule } from '../lint/rule.js';
import { sourceSpan } from '../syntax/cooked-text.js';
import { byPlace } from '../tls/places.js';
import { policyProblem } from '../tls/policy-problems.js';
import { policyEntries } from '../tls/policy-table.js';
import { tlsUsers } from '../tls/users.js';
import { visibleSpan } from '../tls/written.js';

export const invalidTlsPolicy: Rule = {
  code: 'invalid-tls-policy',
  severity: 'error',
  summary: 'An entry of a TLS policy table that Postfix cannot use',
  why:
    'The right side of `smtp_tls_policy_maps` is a security level and attributes with "=". A mistake in it makes Postfix put ' +
    'off all mail to that destination, with "client TLS configuration problem" or a failed handshake. Nothing is said when ' +
    'the table is made.',
  references: [
    {
      title: 'postconf(5), smtp_tls_policy_maps',
      url: 'https://www.postfix.org/postconf.5.html#smtp_tls_policy_maps',
    },
  ],
  examples: [
    {
      bad:
        '#- main.cf\nsmtp_tls_security_level = may\nsmtp_tls_policy_maps = texthash:$config_directory/tls_policy\n#                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ invalid-tls-policy\n' +
        '#- tls_policy\nexample.com encrypt protocols=TLSv1.2+\n#           ^^^^^^^^^^^^^^^^^^^^^^^^^^ invalid-tls-policy\n',
      good:
        '#- main.cf\nsmtp_tls_security_level = may\nsmtp_tls_policy_maps = texthash:$config_directory/tls_policy\n' +
        '#- tls_policy\nexample.com encrypt protocols=>=TLSv1.2\n',
    },
    {
      title: 'In main.cf itself',
      bad: 'smtp_tls_security_level = may\nsmtp_tls_policy_maps = inline:{{example.com = required}}\n#                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ invalid-tls-policy\n',
      good: 'smtp_tls_security_level = may\nsmtp_tls_policy_maps = inline:{{example.com = encrypt}}\n',
    },
    {
      title: 'What only newer releases read',
      postfix: '3.5',
      bad: 'smtp_tls_security_level = may\nsmtp_tls_policy_maps = inline:{{example.com = encrypt protocols=>=TLSv1.2}}\n#                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ invalid-tls-policy\n',
      good: 'smtp_tls_security_level = may\nsmtp_tls_policy_maps = inline:{{example.com = encrypt protocols=!SSLv2:!SSLv3:!TLSv1:!TLSv1.1}}\n',
    },
  ],
  check({ instance, catalogue, read, report }) {
    const attributes = tlsWords(catalogue.data).policyAttributes;
    const clients = tlsUsers(instance).filter(({ family }) => family === 'smtp' || family === 'lmtp');
    for (const { written, users } of byPlace(clients, ({ family, service }) =>
      instance.effective(`${family}_tls_policy_maps`, service),
    )) {
      const [first] = users;
      if (first === undefined || (first.family !== 'smtp' && first.family !== 'lmtp')) continue;
      const reader = {
        instance,
        prefix: first.family,
        ...(first.service !== undefined && { service: first.service }),
      };
      for (const { table, destination, value, place } of policyEntries(reader, read)) {
        const problem = policyProblem(value, catalogue.target.postfix, attributes);
        if (problem === undefined) continue;
        const where = place === undefined ? '' : `, line ${place.line + 1}`;
        report({
          uri: written.uri,
          span: visibleSpan(written),
          message: `No mail goes to "${destination}" (${table.slice(0, 80)}${where}): ${problem}`,
        });
      }
    }
  },
  checkTable({ document, catalogue, report }) {
    if (!/^(?:smtp|lmtp)_tls_policy_maps$/.test(document.use?.parameter ?? '')) return;
    const attributes = tlsWords(catalogue.data).policyAttributes;
    document.rows(({ key, value }) => {
      // What "$1" stands for is known only when an address matches.
      if (value.text.includes('$')) return;
      const problem = policyProblem(value.text, catalogue.target.postfix, attributes);
      if (problem === undefined) return;
      report({
        span: sourceSpan(value, 0, value.text.length),
        message: `No mail goes to "${key.slice(0, 80)}": ${problem}`,
      });
    });
  },
};
