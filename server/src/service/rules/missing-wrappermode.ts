/** Rule: port 465, on either side, without TLS from the first byte. */
import type { Fix } from '../lint/finding.js';
import { mainSetting, optionAdded } from '../lint/settings-edits.js';
import type { Rule, RuleContext } from '../lint/rule.js';
import { portOf } from '../tls/endpoint.js';
import { defaultClient, relayHost } from '../tls/relay.js';
import { tlsUsers, type TlsUser } from '../tls/users.js';
import { writtenValue, type WrittenValue } from '../tls/written.js';

export const missingWrappermode: Rule = {
  code: 'missing-wrappermode',
  severity: 'error',
  summary: 'Port 465 without wrapper mode',
  why:
    'On port 465 (submissions, smtps) TLS begins with the first byte. Without `smtpd_tls_wrappermode = yes` the server ' +
    'greets in cleartext and clients hang; without `smtp_tls_wrappermode = yes` the client waits for a greeting that never comes.',
  references: [
    { title: 'RFC 8314, 3.3', url: 'https://www.rfc-editor.org/rfc/rfc8314#section-3.3' },
    {
      title: 'postconf(5), smtp_tls_wrappermode',
      url: 'https://www.postfix.org/postconf.5.html#smtp_tls_wrappermode',
    },
  ],
  examples: [
    {
      bad:
        '#- main.cf\nsmtpd_tls_cert_file = /etc/ssl/mail.pem\n#- master.cf\nsubmissions inet n - n - - smtpd\n' +
        '# <-------- missing-wrappermode\n  -o smtpd_tls_security_level=encrypt\n',
      good:
        '#- main.cf\nsmtpd_tls_cert_file = /etc/ssl/mail.pem\n#- master.cf\nsubmissions inet n - n - - smtpd\n' +
        '  -o smtpd_tls_security_level=encrypt\n  -o smtpd_tls_wrappermode=yes\n',
    },
    {
      title: 'A relay host on port 465',
      bad: 'relayhost = [mail.example.com]:465\n#           ^^^^^^^^^^^^^^^^^^^^^^ missing-wrappermode\nsmtp_tls_security_level = encrypt\n',
      good: 'relayhost = [mail.example.com]:465\nsmtp_tls_wrappermode = yes\nsmtp_tls_security_level = encrypt\n',
    },
    {
      title: 'The host in default_transport takes the place of relayhost',
      bad: 'smtp_tls_security_level = encrypt\ndefault_transport = smtp:[mail.example.com]:465\n#                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^ missing-wrappermode\n',
      good: 'smtp_tls_security_level = encrypt\ndefault_transport = smtp:[mail.example.com]:465\nsmtp_tls_wrappermode = yes\n',
    },
  ],
  check(context) {
    const { instance, report } = context;
    for (const user of tlsUsers(instance)) {
      const { service, level, family } = user;
      if (family !== 'smtpd' || service === undefined || level.wrapped) continue;
      if (portOf(instance, service) !== 465) continue;
      report({
        uri: instance.master?.uri ?? '',
        span: service.tree.fields.service,
        message: `${user.id} is port 465, where clients begin with TLS at once, but greets in cleartext; set "smtpd_tls_wrappermode=yes" for it`,
        fixes: [
          {
            title: "Add '-o smtpd_tls_wrappermode=yes'",
            safe: true,
            edits: [optionAdded(instance, service, 'smtpd_tls_wrappermode', 'yes')],
          },
        ],
      });
    }
    checkRelay(context);
  },
};

function checkRelay({ instance, report }: RuleContext): void {
  const relay = relayHost(instance);
  const client = defaultClient(instance);
  const written = relay === undefined ? undefined : writtenValue(relay.effective);
  if (relay?.port !== 465 || relay.isLocal || client === undefined || client.level.wrapped) return;
  if (written === undefined || written.service !== undefined) return;
  const { catalogue } = instance;
  const canWrap = catalogue.has('smtp_tls_wrappermode');
  const remedy = canWrap
    ? 'set "smtp_tls_wrappermode = yes" and level "encrypt"'
    : `Postfix ${catalogue.target.postfix} cannot do that, use port 587 or a tunnel`;
  report({
    uri: written.uri,
    span: written.valueSpan,
    message: `The relay host is on port 465 and begins with TLS at once, but smtp(8) waits for a greeting; ${remedy}`,
    fixes: canWrap ? remedies(instance, client, written) : [],
  });
}

function remedies(instance: RuleContext['instance'], client: TlsUser, anchor: WrittenValue): Fix[] {
  const mode = writtenValue(instance.effective('smtp_tls_wrappermode', client.service));
  const level = writtenValue(instance.effective('smtp_tls_security_level', client.service));
  const edits = [
    mode === undefined
      ? mainSetting(instance, 'smtp_tls_wrappermode', 'yes', anchor)
      : { uri: mode.uri, span: mode.valueSpan, newText: 'yes' },
  ];
  if (!client.level.mandatory && level !== undefined) {
    edits.push({ uri: level.uri, span: level.valueSpan, newText: 'encrypt' });
  }
  if (!client.level.mandatory && level === undefined) {
    edits.push({ ...mainSetting(instance, 'smtp_tls_security_level', 'encrypt', anchor) });
  }
  return [{ title: 'Use TLS from the first byte', safe: false, edits: merged(edits) }];
}

/** Two insertions at one place are one edit. */
function merged(edits: Fix['edits']): Fix['edits'] {
  const [first, second] = edits;
  if (
    first === undefined ||
    second === undefined ||
    first.span.start !== second.span.start ||
    first.uri !== second.uri
  )
    return edits;
  return [{ ...first, newText: first.newText + second.newText }];
}
