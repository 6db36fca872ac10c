/** Rule (optional): certificates and keys in the parameters that chain files have succeeded. */
import { removeAssignment } from '../lint/remedies.js';
import type { Rule, RuleContext } from '../lint/rule.js';
import type { Fix } from '../lint/finding.js';
import { isAtLeast } from '../catalogue/release.js';
import { assignmentsOf } from '../model/assignments.js';
import { CERTIFICATE_PREFIXES, LEGACY_PAIRS, legacyNames } from '../tls/legacy.js';
import { isTemplate } from '../tls/written.js';

export const legacyCertificateParameters: Rule = {
  code: 'legacy-certificate-parameters',
  severity: 'hint',
  optional: true,
  summary: 'Certificates and keys that chain files would hold together',
  why:
    'Since Postfix 3.4 `*_tls_chain_files` names files with a key and its certificates, any number of them and of any ' +
    'algorithm. Key and certificate in one file are replaced together, so that Postfix never loads a pair that does not match.',
  references: [
    {
      title: 'postconf(5), smtpd_tls_chain_files',
      url: 'https://www.postfix.org/postconf.5.html#smtpd_tls_chain_files',
    },
  ],
  examples: [
    {
      bad: 'smtpd_tls_cert_file = /etc/ssl/mail.crt\n# <---------------- legacy-certificate-parameters\nsmtpd_tls_key_file = /etc/ssl/mail.key\nsmtpd_tls_security_level = may\nsmtp_tls_security_level = may\n',
      good: 'smtpd_tls_chain_files = /etc/ssl/mail.key, /etc/ssl/mail.crt\nsmtpd_tls_security_level = may\nsmtp_tls_security_level = may\n',
    },
  ],
  check(context) {
    const { instance, catalogue, report } = context;
    if (!isAtLeast(catalogue.target.postfix, '3.4')) return;
    for (const prefix of CERTIFICATE_PREFIXES) {
      const found = assignmentsOf(instance, legacyNames(prefix));
      const [first] = found.filter(({ name, value }) => name.includes('cert_file') && value.text !== '');
      if (first === undefined || first.service !== undefined) continue;
      if (instance.effective(`${prefix}_tls_chain_files`).value !== '') continue;
      if (found.some(({ service, value }) => service !== undefined || isTemplate(value.text))) continue;
      report({
        uri: first.uri,
        span: first.nameSpan,
        message: `"${prefix}_tls_chain_files" can name key and certificate together`,
        fixes: conversion(context, prefix),
      });
    }
  },
};

/** Keys first, each before its certificates; one file that holds both is named once. */
function conversion({ instance }: RuleContext, prefix: string): Fix[] {
  const chain = LEGACY_PAIRS.flatMap(([certificate, key]) => {
    const file = instance.effective(`${prefix}_${certificate}`).raw;
    const keyFile = instance.effective(`${prefix}_${key}`);
    if (file === '') return [];
    return keyFile.origin.kind === 'default' || keyFile.raw === file ? [file] : [keyFile.raw, file];
  });
  const [first, ...others] = assignmentsOf(instance, legacyNames(prefix));
  if (first === undefined || chain.some((file) => /[\s,]/.test(file) || file === 'none')) return [];
  const name = `${prefix}_tls_chain_files`;
  const edits = [
    { uri: first.uri, span: first.span, newText: `${name} = ${chain.join(', ')}` },
    ...others.map((assignment) => removeAssignment(instance, assignment)),
  ];
  return [{ title: `Replace with '${name}'`, safe: false, edits }];
}
