/** Rule: a number that Postfix cannot read. */
import { replaceFix } from '../lint/remedies.js';
import type { Rule } from '../lint/rule.js';
import { parseInteger } from '../model/numbers.js';
import { typedValues } from '../model/typed-values.js';

const UNITS: Readonly<Record<string, number>> = { k: 1024, m: 1024 ** 2, g: 1024 ** 3 };

export const badInteger: Rule = {
  code: 'bad-integer',
  severity: 'error',
  summary: 'A number that is none, or too large to be held',
  why: 'A program that reads the number stops with the fatal error "bad numerical configuration". There are no suffixes for sizes.',
  references: [{ title: 'postconf(5)', url: 'https://www.postfix.org/postconf.5.html' }],
  examples: [
    {
      bad: 'message_size_limit = 10M\n#                    ^^^ bad-integer\n',
      good: 'message_size_limit = 10485760\n',
    },
    {
      title: 'The same for what a transport has of its own',
      bad: '#- main.cf\nslow_destination_concurrency_limit = many\n#                                    ^^^^ bad-integer\n#- master.cf\nslow unix - - n - - smtp\n',
      good: '#- main.cf\nslow_destination_concurrency_limit = 2\n#- master.cf\nslow unix - - n - - smtp\n',
    },
  ],
  check({ instance, report }) {
    for (const { uri, name, span, value, type } of typedValues(instance)) {
      if (type !== 'int' && type !== 'long' && type !== 'nint') continue;
      const number = parseInteger(value);
      const isHeld = number !== undefined && Math.abs(number) <= (type === 'long' ? 2 ** 63 : 2 ** 31 - 1);
      if (isHeld) continue;
      const size = sizeInBytes(value);
      const problem = number === undefined ? 'is no number to Postfix' : 'is larger than Postfix can hold';
      report({
        uri,
        span,
        message: `"${value}" ${problem}, and programs that read "${name}" stop; write a whole number without a unit`,
        fixes: size === undefined ? [] : [replaceFix(`Replace with '${size}'`, uri, span, size)],
      });
    }
  },
};

/** The bytes that a size such as 10M stands for elsewhere. */
function sizeInBytes(value: string): string | undefined {
  const match = /^(\d{1,9})\s*([kmg])i?b?$/i.exec(value);
  const unit = UNITS[(match?.[2] ?? '').toLowerCase()];
  return unit === undefined ? undefined : String(Number(match?.[1]) * unit);
}
