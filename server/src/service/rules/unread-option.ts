/** Rule: a `-o` option that the daemon of the service never reads, such as `smtp_…` on an smtpd. */
import type { Catalogue } from '../catalogue/catalogue.js';
import { assignments } from '../model/assignments.js';
import type { Fix } from '../lint/finding.js';
import { removeAssignment, replaceFix } from '../lint/remedies.js';
import type { Rule } from '../lint/rule.js';
import { isKnownDaemon, isReadBy, readsDirectly } from '../model/readers.js';

export const unreadOption: Rule = {
  code: 'unread-option',
  severity: 'warning',
  summary: 'A -o option for a parameter that the daemon of the service does not read',
  why:
    'An option of master.cf is seen by the one program that the service runs. `smtp_…` parameters are for the ' +
    'client, smtp(8), `smtpd_…` parameters for the server, smtpd(8); an option for the other one changes nothing, ' +
    'and Postfix never mentions it.',
  references: [
    { title: 'master(5)', url: 'https://www.postfix.org/master.5.html' },
    { title: 'smtpd(8)', url: 'https://www.postfix.org/smtpd.8.html' },
  ],
  examples: [
    {
      bad:
        '#- master.cf\nsubmission inet n - n - - smtpd\n  -o smtpd_tls_security_level=encrypt\n' +
        '  -o smtp_tls_mandatory_protocols=TLSv1\n#    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unread-option\n',
      good: '#- master.cf\nsubmission inet n - n - - smtpd\n  -o smtpd_tls_security_level=encrypt\n',
    },
  ],
  check({ instance, catalogue, names, report }) {
    for (const assignment of assignments(instance)) {
      const { uri, name, nameSpan, service } = assignment;
      if (service === undefined || names.statusOf(name, service).kind !== 'built-in') continue;
      if (names.referred.inService.get(service)?.has(name) === true) continue;
      if (!isKnownDaemon(catalogue, service.daemon) || isReadBy(instance, service, name) !== false) continue;
      const twin = twinFor(catalogue, name, service.daemon);
      const fixes: Fix[] = [
        {
          title: `Remove '${name}' from this service`,
          safe: true,
          edits: [removeAssignment(instance, assignment)],
        },
      ];
      if (twin !== undefined) {
        fixes.push({ ...replaceFix(`Replace with '${twin}'`, uri, nameSpan, twin), safe: false });
      }
      const readers = (catalogue.parameter(name)?.readBy ?? []).map((program) => `${program}(8)`).join(', ');
      const remedy =
        twin === undefined ? 'remove it' : `remove it, or say "${twin}" if that is what you mean`;
      report({
        uri,
        span: nameSpan,
        message: `"${name}" has no effect here: ${service.daemon}(8) does not read it, only ${readers} does; ${remedy}`,
        tags: ['unnecessary'],
        fixes,
      });
    }
  },
};

/** The parameter of the same meaning that the daemon reads: smtpd_… for smtp_… and the other way round. */
function twinFor(catalogue: Catalogue, name: string, daemon: string): string | undefined {
  const rest = /^(?:smtpd?|lmtp)_(.*)$/.exec(name)?.[1];
  if (rest === undefined) return undefined;
  const parameter = catalogue.parameter(`${daemon}_${rest}`);
  if (parameter === undefined || !catalogue.has(parameter.name)) return undefined;
  return readsDirectly(parameter, daemon) === true ? parameter.name : undefined;
}
