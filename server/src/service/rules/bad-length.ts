/** Rule: a text that is shorter or longer than Postfix allows for its parameter. */
import { removeAssignment } from '../lint/remedies.js';
import type { Rule } from '../lint/rule.js';
import { typedValues } from '../model/typed-values.js';

export const badLength: Rule = {
  code: 'bad-length',
  severity: 'error',
  summary: 'An empty value where Postfix wants one, or one that is too long',
  why: 'A program that reads the value stops with the fatal error "bad string length".',
  references: [{ title: 'postconf(5)', url: 'https://www.postfix.org/postconf.5.html' }],
  examples: [
    {
      bad: 'queue_directory =\n# <------------ bad-length\nmyhostname = mail.example.com\n',
      good: 'myhostname = mail.example.com\n',
    },
  ],
  check({ instance, catalogue, report }) {
    for (const { uri, name, span, value, type, assignment } of typedValues(instance)) {
      const range = catalogue.parameter(name)?.range;
      if (type !== 'str' || range === undefined) continue;
      const length = byteLength(value);
      const [least, greatest] = [Number(range[0]), Number(range[1])];
      const tooShort = least > 0 && length < least;
      if (!tooShort && !(greatest > 0 && length > greatest)) continue;
      const isEmpty = value === '';
      report({
        uri,
        span: isEmpty ? assignment.nameSpan : span,
        message: isEmpty
          ? `"${name}" must not be empty, and programs that read it stop; give it a value, or remove the setting for the default`
          : `"${name}" must have ${tooShort ? `at least ${String(least)}` : `at most ${String(greatest)}`} characters, and programs that read "${value}" stop`,
        fixes: isEmpty
          ? [{ title: `Remove '${name}'`, safe: false, edits: [removeAssignment(instance, assignment)] }]
          : [],
      });
    }
  },
};

/** Bytes of a text in UTF-8, which is how Postfix counts. */
function byteLength(text: string): number {
  let length = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    length += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return length;
}
