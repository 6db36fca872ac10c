/** Rules on lists where postscreen decides whether there is TLS and tlsproxy does it. */
import { deepEqual } from 'node:assert/strict';
import { analyseFiles } from '../support/instance.js';

const MASTER = `smtp inet n - y - 1 postscreen
smtpd pass - - y - - smtpd
tlsproxy unix - - y - 0 tlsproxy
`;
const MAIN = `compatibility_level = 3.6
smtpd_tls_chain_files = /etc/postfix/mail.pem
postscreen_tls_security_level = may
`;

function found(main: string, master = MASTER): string[] {
  const files = [
    { name: 'main.cf', text: MAIN + main },
    { name: 'master.cf', text: master },
  ];
  return analyseFiles(files)
    .findings()
    .map(({ rule, severity }) => `${severity} ${rule}`);
}

describe('TLS rules behind postscreen', () => {
  it('judge the list of the level at which tlsproxy works', () => {
    const weak = 'tlsproxy_tls_mandatory_protocols = >=TLSv1\n';
    deepEqual(found(`tlsproxy_tls_security_level = encrypt\n${weak}`), ['warning weak-protocols']);
    deepEqual(found(`tlsproxy_tls_security_level = may\n${weak}`), []);
  });

  it('judge what an option of tlsproxy says', () => {
    const option = `${MASTER} -o tlsproxy_tls_protocols=>=TLSv1\n`;
    deepEqual(found('tlsproxy_tls_security_level = may\n', option), ['information weak-protocols']);
  });

  it('take the certificates of smtpd for used when postscreen offers TLS alone', () => {
    deepEqual(found('tlsproxy_tls_security_level = may\n'), []);
  });
});
