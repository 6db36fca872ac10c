/** Rule: a line of master.cf with fewer than eight columns. */
import type { Fix } from '../lint/finding.js';
import type { Rule } from '../lint/rule.js';
import type { MasterDocument } from '../model/document.js';
import { MASTER_COLUMNS, type MasterService } from '../syntax/master-cf.js';
import { trimEnd } from '../text/characters.js';

export const fieldCount: Rule = {
  code: 'field-count',
  severity: 'error',
  summary: 'A line of master.cf that lacks columns',
  why:
    'A service has eight columns: name, type, private, unprivileged, chroot, wakeup, process limit and command. The ' +
    'master daemon stops at a line with fewer, and so do `postconf` and `postfix check`.',
  references: [{ title: 'master(5)', url: 'https://www.postfix.org/master.5.html' }],
  examples: [
    {
      bad: '#- master.cf\nsubmission inet n - n - smtpd\n# <-------------------------- field-count\n',
      good: '#- master.cf\nsubmission inet n - n - - smtpd\n',
    },
    {
      title: 'An option belongs to the service above only when it is indented',
      bad:
        '#- master.cf\nsubmission inet n - n - - smtpd\n-o smtpd_tls_security_level=encrypt\n' +
        '# <-------------------------------- field-count\n',
      good: '#- master.cf\nsubmission inet n - n - - smtpd\n  -o smtpd_tls_security_level=encrypt\n',
    },
  ],
  check({ instance: { master }, report }) {
    if (master === undefined || isListOfOptions(master)) return;
    for (const service of master.tree.services) {
      if (service.fieldCount >= MASTER_COLUMNS.length) continue;
      const span = { start: service.start, end: trimEnd(master.text, service.start, service.end) };
      const isOption = service.fields.service.text.startsWith('-');
      const fix = isOption ? indentFix(master, service) : undefined;
      const missing = MASTER_COLUMNS.length - service.fieldCount;
      report({
        uri: master.uri,
        span,
        message: isOption
          ? 'The master daemon takes this option for a service and stops; indent it, as part of the service above'
          : `The line has ${String(service.fieldCount)} of eight columns, and the master daemon stops; add the ${missing === 1 ? 'one that is' : `${String(missing)} that are`} missing, "-" for a default`,
        fixes: fix === undefined ? [] : [fix],
      });
    }
  },
};

function indentFix({ uri, tree }: MasterDocument, { start }: MasterService): Fix | undefined {
  if (tree.services[0]?.start === start) return undefined;
  return {
    title: 'Indent, as part of the service above',
    safe: true,
    edits: [{ uri, span: { start, end: start }, newText: '  ' }],
  };
}

/** Whether a file is a list of `service/type/parameter=value` for "postconf -P", as container images take one. */
function isListOfOptions({ uri, tree }: MasterDocument): boolean {
  if (uri.slice(uri.lastIndexOf('/') + 1) === 'master.cf') return false;
  return tree.services.every(({ fields }) => /^[^/\s]+\/[^/\s]+\/[^=\s]+=/.test(fields.service.text));
}
