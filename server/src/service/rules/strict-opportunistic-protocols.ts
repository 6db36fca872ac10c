/** Rule: a protocol list so strict for opportunistic TLS that peers fall back to cleartext. */
import { replaceValue } from '../lint/remedies.js';
import type { Rule } from '../lint/rule.js';
import { judgedProtocolLists, usersText } from '../tls/protocol-lists.js';
import { orNewer, orNewerInOption } from '../tls/remedy.js';

export const strictOpportunisticProtocols: Rule = {
  code: 'strict-opportunistic-protocols',
  severity: 'warning',
  summary: 'Opportunistic TLS that demands TLS 1.3',
  why:
    'Where TLS is opportunistic a peer that cannot meet the demand gets no TLS 1.2 instead, but cleartext: the ' +
    'handshake fails, the mail waits and is then sent without TLS. RFC 9325, 5.2 advises against strictness here.',
  references: [
    { title: 'RFC 9325, 5.2', url: 'https://www.rfc-editor.org/rfc/rfc9325#section-5.2' },
    {
      title: 'postconf(5), smtp_tls_security_level',
      url: 'https://www.postfix.org/postconf.5.html#smtp_tls_security_level',
    },
  ],
  examples: [
    {
      bad: 'smtp_tls_security_level = may\nsmtp_tls_protocols = >=TLSv1.3\n#                    ^^^^^^^^^ strict-opportunistic-protocols\n',
      good: 'smtp_tls_security_level = may\nsmtp_tls_protocols = >=TLSv1.2\n',
    },
  ],
  check({ instance, catalogue, report }) {
    for (const { list, meaning } of judgedProtocolLists(instance)) {
      const { assignment, name, users } = list;
      if (meaning.enabled.join() !== 'TLSv1.3') continue;
      const opportunistic = users.filter(({ level }) => !level.mandatory);
      if (opportunistic.length === 0) continue;
      const write = assignment.service === undefined ? orNewer : orNewerInOption;
      const wanted = write('TLSv1.2', catalogue.target.postfix);
      const peers = name.role === 'client' ? 'servers' : 'clients';
      report({
        uri: assignment.uri,
        span: assignment.valueSpan,
        message: `For ${usersText({ ...list, users: opportunistic })} this means cleartext with ${peers} that have no TLS 1.3; write "${wanted}"`,
        fixes: [
          {
            ...replaceValue(instance, assignment, wanted),
            safe: false,
          },
        ],
      });
    }
  },
};
