/** Rule: two services of the same name and type. */
import type { Rule } from '../lint/rule.js';
import type { Service } from '../model/service.js';
import { wholeLines } from '../text/edits.js';

export const duplicateService: Rule = {
  code: 'duplicate-service',
  severity: 'warning',
  summary: 'A service that master.cf has more than once',
  why: 'A service is known by its name and type. The master daemon warns and uses the last one; the others do nothing.',
  references: [{ title: 'master(5)', url: 'https://www.postfix.org/master.5.html' }],
  examples: [
    {
      bad: '#- master.cf\nsmtp inet n - n - - smtpd\nsmtp inet n - n - 1 postscreen\n# <- duplicate-service\n',
      good: '#- master.cf\nsmtp inet n - n - 1 postscreen\n',
    },
  ],
  check({ instance: { services, master }, report }) {
    if (master === undefined) return;
    const earlier = new Map<string, Service>();
    for (const service of services) {
      const key = keyOf(service);
      const first = earlier.get(key);
      earlier.set(key, service);
      if (first === undefined) continue;
      const { uri, text } = master;
      const place = ({ tree }: Service) => ({
        start: tree.fields.service.start,
        end: tree.fields.service.end,
      });
      report({
        uri,
        span: place(service),
        message: `The service "${service.id}" is defined above already, and only the last one runs; remove one of them`,
        related: [{ uri, span: place(first), message: 'This service does not run' }],
        fixes: [
          {
            title: 'Remove the earlier service',
            safe: true,
            edits: [{ uri, span: wholeLines(text, first.tree), newText: '' }],
          },
          {
            title: 'Remove this service',
            safe: false,
            edits: [{ uri, span: wholeLines(text, service.tree), newText: '' }],
          },
        ],
      });
    }
  },
};

/** A socket of the file system is another one when it is public. */
function keyOf({ id, type, tree }: Service): string {
  const isPublic = type !== 'inet' && tree.fields.private.text === 'n';
  return `${id} ${String(isPublic)}`;
}
