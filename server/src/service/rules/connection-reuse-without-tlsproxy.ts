/** Rule: TLS connections that tlsproxy is to keep open, without a tlsproxy that does so. */
import type { Rule } from '../lint/rule.js';
import type { Instance } from '../model/instance.js';
import { byPlace, idsOf } from '../tls/places.js';
import { tlsUsers, type TlsUser } from '../tls/users.js';
import { isTemplate, visibleSpan } from '../tls/written.js';

export const connectionReuseWithoutTlsproxy: Rule = {
  code: 'connection-reuse-without-tlsproxy',
  severity: 'error',
  summary: 'TLS connections are to be reused, and there is no tlsproxy to keep them',
  why:
    'With `smtp_tls_connection_reuse` the client leaves TLS to tlsproxy. Without that service in master.cf, and with one that ' +
    'sees no TLS level for clients, each handshake fails and all mail waits, at level may too. tlsproxy reads main.cf and ' +
    'its own options; a level that a transport has in `-o` does not reach it.',
  references: [
    {
      title: 'postconf(5), smtp_tls_connection_reuse',
      url: 'https://www.postfix.org/postconf.5.html#smtp_tls_connection_reuse',
    },
  ],
  examples: [
    {
      bad:
        '#- main.cf\nsmtp_tls_security_level = may\nsmtp_tls_connection_reuse = yes\n#                           ^^^ connection-reuse-without-tlsproxy\n' +
        '#- master.cf\nsmtp unix - - n - - smtp\n',
      good:
        '#- main.cf\nsmtp_tls_security_level = may\nsmtp_tls_connection_reuse = yes\n' +
        '#- master.cf\nsmtp unix - - n - - smtp\ntlsproxy unix - - n - 0 tlsproxy\n',
    },
    {
      title: 'A level that tlsproxy does not see',
      bad:
        '#- main.cf\nsmtp_tls_connection_reuse = yes\n#                           ^^^ connection-reuse-without-tlsproxy\n' +
        '#- master.cf\nsmtp unix - - n - - smtp\npartner unix - - n - - smtp\n  -o smtp_tls_security_level=encrypt\ntlsproxy unix - - n - 0 tlsproxy\n',
      good:
        '#- main.cf\nsmtp_tls_connection_reuse = yes\ntlsproxy_client_security_level = may\n' +
        '#- master.cf\nsmtp unix - - n - - smtp\npartner unix - - n - - smtp\n  -o smtp_tls_security_level=encrypt\ntlsproxy unix - - n - 0 tlsproxy\n',
    },
  ],
  check({ instance, report }) {
    if (instance.main === undefined || instance.services.length === 0) return;
    const judged = tlsUsers(instance).flatMap((user) => {
      const problem = problemOf(instance, user);
      return problem === undefined ? [] : [{ user, problem }];
    });
    const users = judged.map(({ user }) => user);
    for (const { written, users: sharing } of byPlace(users, ({ family, service }) =>
      instance.effective(`${family}_tls_connection_reuse`, service),
    )) {
      const problem = judged.find(({ user }) => user === sharing[0])?.problem ?? '';
      report({
        uri: written.uri,
        span: visibleSpan(written),
        message: `Every TLS handshake of ${idsOf(sharing)} fails and its mail waits, because ${problem}`,
      });
    }
  },
};

/** What is missing for a client that leaves TLS to tlsproxy, with the remedy; undefined where nothing is. */
function problemOf(instance: Instance, { family, role, level, service }: TlsUser): string | undefined {
  const { catalogue } = instance;
  const reuse = `${family}_tls_connection_reuse`;
  if (role === 'server' || level.level === 'none' || !catalogue.has(reuse)) return undefined;
  if (instance.effective(reuse, service).value.toLowerCase() !== 'yes') return undefined;
  const name = instance.effective('tlsproxy_service_name', service).value;
  if (isTemplate(name)) return undefined;
  const proxy = instance.services.find((each) => each.name === name && each.type !== 'inet');
  if (proxy === undefined)
    return `master.cf has no service "${name}"; add "${name} unix - - y - 0 tlsproxy", or reuse no connections`;
  if (proxy.daemon !== 'tlsproxy') return undefined;
  const value = (suffix: string): string => {
    const parameter = `tlsproxy_client_${suffix}`;
    return catalogue.has(parameter) ? instance.effective(parameter, proxy).value.toLowerCase() : '';
  };
  const own = value('security_level');
  const isOn =
    own === ''
      ? value('use_tls') === 'yes' || value('enforce_tls') === 'yes'
      : own !== 'none' || isTemplate(own);
  if (isOn || value('policy_maps') !== '' || value('per_site') !== '') return undefined;
  return `tlsproxy sees no TLS level for clients; set "tlsproxy_client_security_level", or "smtp_tls_security_level" in main.cf`;
}
