/** Applying a profile: what mandatory TLS has to satisfy, and what stays as it is. */
import assert from 'node:assert/strict';
import { lineOf, mustRun, run, type Outcome } from './support.js';

const CERTIFICATE = 'smtpd_tls_chain_files = /etc/ssl/mail.pem\n';
const MASTER =
  'smtp inet n - y - - smtpd\nsubmission inet n - y - - smtpd\n  -o smtpd_tls_security_level=encrypt\nsmtp unix - - y - - smtp\n';

function apply(profile: string, main: string, master: string = MASTER): Outcome {
  return mustRun('apply-profile', files(main, master), { profile });
}

function files(main: string, master: string): { name: string; text: string }[] {
  return [
    { name: 'main.cf', text: main },
    { name: 'master.cf', text: master },
  ];
}

function protocols({ after }: Outcome): Record<string, string> {
  return Object.fromEntries(after.map(({ id, protocols: names }) => [id, names.join(' ')]));
}

describe('Apply a TLS profile to an instance', () => {
  it('raises mandatory TLS and leaves opportunistic TLS alone', () => {
    const outcome = apply(
      'modern',
      `smtpd_tls_security_level = may\nsmtp_tls_security_level = may\n${CERTIFICATE}`,
    );
    assert.deepEqual(protocols(outcome), {
      'smtp/inet': 'TLSv1 TLSv1.1 TLSv1.2 TLSv1.3',
      'submission/inet': 'TLSv1.3',
      'smtp/unix': 'TLSv1 TLSv1.1 TLSv1.2 TLSv1.3',
    });
    assert.match(outcome.text('main.cf'), /^smtpd_tls_mandatory_protocols = >=TLSv1\.3$/m);
    assert.doesNotMatch(outcome.text('main.cf'), /^smtpd_tls_protocols/m);
    assert.equal(outcome.text('master.cf'), MASTER);
    assert.deepEqual(outcome.brought.map(lineOf), []);
  });

  it('changes options where these hold the list, and takes SSL out everywhere', () => {
    const master = MASTER.replace('encrypt\n', 'encrypt\n  -o smtpd_tls_mandatory_protocols=!SSLv2\n');
    const main = `smtpd_tls_security_level = may\nsmtpd_tls_protocols = !SSLv2\n${CERTIFICATE}`;
    const outcome = apply('intermediate', main, master);
    assert.match(outcome.text('master.cf'), /-o smtpd_tls_mandatory_protocols=>=TLSv1\.2\n/);
    assert.match(outcome.text('main.cf'), /^smtpd_tls_protocols = >=TLSv1$/m);
  });

  it('turns the old switches into levels that are the same', () => {
    const main = `smtpd_use_tls = yes\nsmtpd_enforce_tls = no\nsmtp_enforce_tls = yes\n${CERTIFICATE}smtpd_tls_mandatory_protocols = >=TLSv1.2\nsmtp_tls_mandatory_protocols = >=TLSv1.2\n`;
    const master = MASTER.replace('smtpd_tls_security_level=encrypt', 'smtpd_enforce_tls=yes');
    const outcome = apply('intermediate', main, master);
    assert.match(
      outcome.text('main.cf'),
      /^smtpd_tls_security_level = may\nsmtp_tls_security_level = verify$/m,
    );
    assert.match(outcome.text('master.cf'), /-o smtpd_tls_security_level=encrypt\n/);
    assert.doesNotMatch(outcome.text('main.cf') + outcome.text('master.cf'), /use_tls|enforce_tls/);
    assert.deepEqual(
      outcome.after.map(({ id, level }) => `${id} ${level.level}`),
      outcome.before.map(({ id, level }) => `${id} ${level.level}`),
    );
  });

  it('takes switches out that have no say beside a level', () => {
    const outcome = apply(
      'intermediate',
      `smtpd_tls_security_level = may\nsmtpd_use_tls = yes\n${CERTIFICATE}`,
    );
    assert.doesNotMatch(outcome.text('main.cf'), /use_tls/);
  });

  it('excludes suites that the profile does not accept, where TLS is mandatory', () => {
    const main = `smtpd_tls_security_level = may\nsmtpd_tls_mandatory_exclude_ciphers = aNULL\n${CERTIFICATE}`;
    const outcome = apply('ncsc-2025', main);
    assert.match(outcome.text('main.cf'), /^smtpd_tls_mandatory_exclude_ciphers = aNULL, .*kRSA/m);
    assert.match(outcome.text('main.cf'), /^tls_preempt_cipherlist = yes$/m);
    const submission = outcome.after.find(({ id }) => id === 'submission/inet');
    assert.deepEqual(
      submission?.suites.filter(({ kx, au }) => kx === 'RSA' || au === 'NULL'),
      [],
    );
    const mx = outcome.after.find(({ id }) => id === 'smtp/inet');
    assert.ok(mx?.suites.some(({ kx }) => kx === 'RSA'));
  });

  it('says no where nothing is to do, and to a name that is no profile', () => {
    const main = `smtpd_tls_security_level = may\nsmtpd_tls_mandatory_protocols = >=TLSv1.2\n${CERTIFICATE}`;
    assert.equal(run('apply-profile', files(main, MASTER)), 'Every service satisfies intermediate already');
    const other = run('apply-profile', files(main, MASTER), { profile: 'strict' });
    assert.match(typeof other === 'string' ? other : 'not refused', /no profile "strict"/);
  });

  it('leaves what another program fills in, and says so', () => {
    const main = `smtpd_tls_security_level = may\nsmtpd_use_tls = yes\nsmtpd_tls_protocols = {{ list }}\n${CERTIFICATE}`;
    const outcome = apply('intermediate', main);
    assert.match(outcome.text('main.cf'), /\{\{ list \}\}/);
    assert.ok(outcome.refactoring.explanation.some((line) => line.includes('smtpd_tls_protocols')));
  });
});
