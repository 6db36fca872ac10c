/** Rule: a server that is to offer TLS and has no certificate. */
import type { Rule } from '../lint/rule.js';
import { clientCertificateDemand, serverCertificates } from '../tls/certificates.js';
import { byPlace, idsOf } from '../tls/places.js';
import { tlsUsers } from '../tls/users.js';
import { isTemplate, visibleSpan } from '../tls/written.js';

export const missingCertificate: Rule = {
  code: 'missing-certificate',
  severity: 'warning',
  summary: 'A server whose security level offers TLS, without a certificate',
  why:
    'smtpd logs "No server certs available. TLS won\'t be enabled". At level may all mail then comes in cleartext; at ' +
    'encrypt none comes at all, and in wrapper mode connections are dropped.',
  references: [
    {
      title: 'TLS_README, server-side certificates',
      url: 'https://www.postfix.org/TLS_README.html#server_cert_key',
    },
  ],
  examples: [
    {
      bad: 'smtpd_tls_security_level = may\n#                          ^^^ missing-certificate\n',
      good: 'smtpd_tls_security_level = may\nsmtpd_tls_chain_files = /etc/postfix/key.pem, /etc/postfix/chain.pem\n',
    },
  ],
  check({ instance, report }) {
    // Alone, a master.cf does not tell what main.cf says.
    if (instance.main === undefined) return;
    const users = tlsUsers(instance).filter(({ family, level, service }) => {
      if (family !== 'smtpd' || level.level === 'none') return false;
      const reader = { instance, prefix: 'smtpd' as const, ...(service !== undefined && { service }) };
      const { demand } = clientCertificateDemand(reader, level.mandatory);
      return serverCertificates(reader, demand !== 'no').state === 'missing';
    });
    for (const { written, users: sharing } of byPlace(users, ({ level }) => level.because[0])) {
      if (isTemplate(written.value.text)) continue;
      const isMandatory = sharing.some(({ level }) => level.mandatory);
      report({
        uri: written.uri,
        span: visibleSpan(written),
        severity: isMandatory ? 'error' : 'warning',
        message: `No certificate for ${idsOf(sharing)}, so there is no TLS${isMandatory ? ' where clients must use it' : ''}; set "smtpd_tls_chain_files" or "smtpd_tls_cert_file"`,
      });
    }
  },
};
