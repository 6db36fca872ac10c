/** Rule: TLS 1.3 suites in cipher lists and exclusions, which have no say about them. */
import { cipherTable } from '../catalogue/ciphers.js';
import type { Rule } from '../lint/rule.js';
import { assignments } from '../model/assignments.js';
import { splitWords } from '../syntax/words.js';
import { tlsListName } from '../tls/families.js';
import { isTemplate, spanWithin } from '../tls/written.js';

const LIST = /^tls_(high|medium|low|export|null)_cipherlist$/;

export const tls13SuiteInCipherList: Rule = {
  code: 'tls13-suite-in-cipher-list',
  severity: 'warning',
  summary: 'A TLS 1.3 suite in a cipher list or exclusion, where it has no effect',
  why:
    'The lists of Postfix choose among the suites of TLS 1.2 and below. Those of TLS 1.3 are a setting of OpenSSL: naming ' +
    'one neither adds nor excludes it. Since 3.9 `tls_config_file` can point Postfix to an openssl.cnf with "Ciphersuites".',
  references: [
    {
      title: 'SSL_CTX_set_ciphersuites(3)',
      url: 'https://docs.openssl.org/3.5/man3/SSL_CTX_set_cipher_list/',
    },
    { title: 'postconf(5), tls_config_file', url: 'https://www.postfix.org/postconf.5.html#tls_config_file' },
  ],
  examples: [
    {
      bad: 'smtpd_tls_exclude_ciphers = aNULL, TLS_AES_128_CCM_SHA256\n#                                  ^^^^^^^^^^^^^^^^^^^^^^ tls13-suite-in-cipher-list\n',
      good: 'smtpd_tls_exclude_ciphers = aNULL\n',
    },
  ],
  check({ instance, catalogue, report }) {
    for (const assignment of assignments(instance)) {
      const { name, value, overridden, uri } = assignment;
      const isExclusion = tlsListName(name)?.kind === 'exclude_ciphers';
      if (overridden || !value.text.includes('TLS_') || isTemplate(value.text)) continue;
      if (!isExclusion && !LIST.test(name)) continue;
      const { tls13Names } = cipherTable(catalogue.data, catalogue.target.openssl);
      const words = splitWords(value.text, ', \t\r\n:;');
      const found = words.filter(({ text }) => tls13Names.has(text.replace(/^[!+-]/, '')));
      const [first, last] = [found[0], found.at(-1)];
      if (first === undefined || last === undefined) continue;
      report({
        uri,
        span: spanWithin(assignment, { start: first.start, end: last.end }),
        message: `${found.map(({ text }) => `"${text}"`).join(', ')}: suites of TLS 1.3 are not chosen here, so this has no effect; remove it`,
        tags: ['unnecessary'],
      });
    }
  },
};
