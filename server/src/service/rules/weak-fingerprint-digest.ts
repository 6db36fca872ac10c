/** Rule: fingerprints of certificates by MD5 or SHA-1, or by a digest that is none. */
import { replaceValue } from '../lint/remedies.js';
import type { Rule } from '../lint/rule.js';
import { settingAdded } from '../lint/settings-edits.js';
import type { Instance } from '../model/instance.js';
import { byPlace, idsOf } from '../tls/places.js';
import { tlsUsers, type TlsUser } from '../tls/users.js';
import { visibleSpan } from '../tls/written.js';
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
    {
      title: 'By a parameter of your own, which is what the fix changes',
      bad: 'digest = sha1\nsmtpd_tls_fingerprint_digest = $digest\n#                              ^^^^^^^ weak-fingerprint-digest\n',
      good: 'digest = sha256\nsmtpd_tls_fingerprint_digest = $digest\n',
    },
    {
      title: 'By default of an old compatibility level',
      postfix: '3.7',
      bad:
        'compatibility_level = 2\nrelayhost = [mail.example.com]:587\nsmtp_tls_fingerprint_cert_match = 01:23:45\n' +
        'smtp_tls_security_level = fingerprint\n#                         ^^^^^^^^^^^ weak-fingerprint-digest\n',
      good:
        'compatibility_level = 2\nrelayhost = [mail.example.com]:587\nsmtp_tls_fingerprint_cert_match = 01:23:45\n' +
        'smtp_tls_security_level = fingerprint\nsmtp_tls_fingerprint_digest = sha256\n',
    },
  ],
  check({ instance, catalogue, report }) {
    for (const assignment of assignments(instance)) {
      const { name, uri, valueSpan, overridden, service } = assignment;
      if (overridden || !/_fingerprint_digest$/.test(name)) continue;
      const { value } = instance.effective(name, service);
      const digest = tlsWords(catalogue.data).digests.find((word) => word.name === value.toLowerCase());
      if (digest?.weak !== true) continue;
      report({
        uri,
        span: valueSpan,
        message: `${value} is too weak for fingerprints; use "sha256" and make the fingerprints in your tables anew`,
        fixes: [{ ...replaceValue(instance, assignment, 'sha256'), safe: false }],
      });
    }
    for (const { written, users } of byPlace(levelFingerprint(instance), ({ level }) => level.because[0])) {
      const [first] = users;
      if (first === undefined) continue;
      const name = `${first.family}_tls_fingerprint_digest`;
      const { value } = instance.effective(name, first.service);
      const edit = settingAdded(instance, name, 'sha256', {
        anchor: written,
        ...(written.service !== undefined && { service: written.service }),
      });
      report({
        uri: written.uri,
        span: visibleSpan(written),
        message: `At this compatibility level the fingerprints of ${idsOf(users)} are made with ${value}, which is too weak; set "${name} = sha256" and make them anew`,
        fixes: edit === undefined ? [] : [{ title: `Set '${name}' to 'sha256'`, safe: false, edits: [edit] }],
      });
    }
  },
};

/** Clients at level fingerprint that live by a weak default. */
function levelFingerprint(instance: Instance): TlsUser[] {
  return tlsUsers(instance).filter(({ family, role, service, level }) => {
    if (role === 'server' || level.level !== 'fingerprint') return false;
    const { value, origin } = instance.effective(`${family}_tls_fingerprint_digest`, service);
    return origin.kind === 'default' && /^(md5|sha1)$/i.test(value);
  });
}
