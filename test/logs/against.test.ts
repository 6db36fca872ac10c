import { deepEqual, equal } from 'node:assert/strict';
import { judgeEvidence } from '../../server/src/service/logs/against.js';
import { serviceOn, uriOf, type Files } from '../support/workspace.js';
import { at, evidenceOf, session } from './support.js';

const MASTER =
  'smtp inet n - n - - smtpd\nsubmission inet n - n - - smtpd\n  -o syslog_name=postfix/submission\n';

/** Peers that would be shut out, by name, and the reasons. */
function judge(
  files: Files,
  lines: readonly string[],
): { peers: string[]; because: string[]; unknown: readonly string[] } {
  const instance = serviceOn(files, { postfixVersion: '3.10', opensslVersion: '3.5' }).analyse(
    uriOf('main.cf'),
  )!.instance;
  const { shutOut, unknownServices } = judgeEvidence(instance, evidenceOf(lines));
  return {
    peers: shutOut.map(({ peer }) => peer.split('[')[0]!),
    because: shutOut.map(({ because }) => because),
    unknown: unknownServices,
  };
}

describe('A configuration against the peers of a log', () => {
  const lines = [
    session('old[192.0.2.1]', 'TLSv1', 'ECDHE-RSA-AES256-SHA'),
    session('plain[192.0.2.2]', 'TLSv1.2', 'AES128-SHA'),
    session('new[192.0.2.3]', 'TLSv1.3', 'TLS_AES_256_GCM_SHA384'),
    session('user[192.0.2.4]', 'TLSv1.1', 'ECDHE-RSA-AES256-SHA', 'submission/smtpd[9]'),
  ];
  const may = 'smtpd_tls_security_level = may\nsmtpd_tls_protocols =\n';

  it('shuts out nobody when it allows what was used', () => {
    deepEqual(judge({ 'main.cf': may, 'master.cf': MASTER }, lines).peers, []);
  });

  it('shuts out those whose protocol is older than all that remain', () => {
    const { peers, because } = judge(
      { 'main.cf': `${may}smtpd_tls_protocols = >=TLSv1.2\n`, 'master.cf': MASTER },
      lines,
    );
    deepEqual(peers, ['old', 'user']);
    equal(
      because[0],
      'smtp/inet would have TLSv1.2, TLSv1.3 only (smtpd_tls_protocols = >=TLSv1.2); TLS is optional there, so that mail may go in cleartext',
    );
  });

  it('names the ciphers where it is they that leave no version for a peer', () => {
    const { because } = judge(
      { 'main.cf': `${may}tls_medium_cipherlist = ECDHE+AESGCM\n`, 'master.cf': MASTER },
      lines.slice(0, 1),
    );
    deepEqual(because, [
      'smtp/inet would have TLSv1.2, TLSv1.3 only (smtpd_tls_ciphers = medium, tls_medium_cipherlist = ECDHE+AESGCM); TLS is optional there, so that mail may go in cleartext',
    ]);
  });

  it('goes by the service that logged, with its overrides', () => {
    const master = `${MASTER}  -o smtpd_tls_security_level=encrypt\n  -o smtpd_tls_mandatory_protocols=>=TLSv1.2\n`;
    const { peers, because } = judge({ 'main.cf': may, 'master.cf': master }, lines);
    deepEqual(peers, ['user']);
    equal(
      because[0],
      'submission/inet would have TLSv1.2, TLSv1.3 only (smtpd_tls_mandatory_protocols = >=TLSv1.2)',
    );
  });

  it('does not take a newer protocol for the only one that a peer has', () => {
    deepEqual(
      judge({ 'main.cf': `${may}smtpd_tls_protocols = <=TLSv1.2\n`, 'master.cf': MASTER }, lines).peers,
      [],
    );
  });

  it('names those whose cipher is gone, and that they may have another', () => {
    const { peers, because } = judge(
      { 'main.cf': `${may}smtpd_tls_exclude_ciphers = kRSA\n`, 'master.cf': MASTER },
      lines,
    );
    deepEqual(peers, ['plain']);
    equal(because[0]!.includes('whether the peer has another is not known'), true);
    equal(because[0]!.includes('smtpd_tls_exclude_ciphers = kRSA'), true);
  });

  it('shuts out all of a service without TLS', () => {
    const { peers, because } = judge(
      { 'main.cf': 'smtpd_tls_security_level = none\n', 'master.cf': MASTER },
      lines,
    );
    deepEqual(peers, ['old', 'user', 'plain', 'new']);
    equal(because[0], 'smtp/inet would negotiate nothing (smtpd_tls_security_level = none)');
  });

  it('says so when a list is not valid and TLS is off for that', () => {
    const { because } = judge(
      { 'main.cf': `${may}smtpd_tls_protocols = TLSv1.4\n`, 'master.cf': MASTER },
      lines,
    );
    equal(because[0], 'smtp/inet would negotiate nothing (smtpd_tls_protocols = TLSv1.4)');
  });

  it('says so when another service that logs under that name would still do', () => {
    const master = `${MASTER}2525 inet n - n - - smtpd\n  -o smtpd_tls_protocols=>=TLSv1.2\n`;
    const { peers, because } = judge({ 'main.cf': may, 'master.cf': master }, lines);
    deepEqual(peers, ['old']);
    equal(because[0]!.endsWith('; not so another service that logs as postfix/smtpd'), true);
  });

  it('judges outgoing sessions by the client, and mentions the policy table', () => {
    const made =
      'Untrusted TLS connection established to mx[192.0.2.9]:25: TLSv1 with cipher ECDHE-RSA-AES256-SHA (256/256 bits)';
    const main =
      'smtp_tls_security_level = may\nsmtp_tls_protocols = >=TLSv1.2\nsmtp_tls_policy_maps = hash:/etc/postfix/policy\n';
    const { peers, because } = judge({ 'main.cf': main, 'master.cf': 'smtp unix - - n - - smtp\n' }, [
      at('10:00:00', 'smtp[5]', made),
    ]);
    deepEqual(peers, ['mx']);
    equal(
      because[0],
      'smtp/unix would have TLSv1.2, TLSv1.3 only (smtp_tls_protocols = >=TLSv1.2), unless smtp_tls_policy_maps says otherwise',
    );
  });

  it('judges the sessions of tlsproxy by postscreen', () => {
    const main = `${may}postscreen_tls_security_level = may\ntlsproxy_tls_protocols = >=TLSv1.2\n`;
    const master =
      'smtp inet n - n - 1 postscreen\nsmtpd pass - - n - - smtpd\ntlsproxy unix - - n - 0 tlsproxy\n';
    const { peers } = judge({ 'main.cf': main, 'master.cf': master }, [
      session('[192.0.2.1]', 'TLSv1', 'ECDHE-RSA-AES256-SHA', 'tlsproxy[5]'),
      session('passed[192.0.2.1]', 'TLSv1', 'ECDHE-RSA-AES256-SHA', 'smtpd[6]'),
    ]);
    deepEqual(peers, ['']);
  });

  it('names services that it does not have', () => {
    const { peers, unknown } = judge(
      { 'main.cf': `${may}smtpd_tls_protocols = >=TLSv1.2\n`, 'master.cf': 'smtp inet n - n - - smtpd\n' },
      lines,
    );
    deepEqual(peers, ['old']);
    deepEqual(unknown, ['postfix/submission/smtpd']);
  });

  it('knows that a client in wrapper mode needs a level', () => {
    const made =
      'Untrusted TLS connection established to mx[192.0.2.9]:465: TLSv1.3 with cipher TLS_AES_256_GCM_SHA384 (256/256 bits)';
    const main = 'smtp_tls_security_level = may\nsmtp_tls_wrappermode = yes\n';
    const { because } = judge({ 'main.cf': main, 'master.cf': 'smtp unix - - n - - smtp\n' }, [
      at('10:00:00', 'smtp[5]', made),
    ]);
    deepEqual(because, [
      'smtp/unix would negotiate nothing (smtp_tls_security_level = may), which does not do in wrapper mode',
    ]);
  });
});
