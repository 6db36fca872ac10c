/** Rule: a number, or a time, outside of what Postfix allows for its parameter. */
import type { Rule } from '../lint/rule.js';
import { parseInteger, parseTime } from '../model/numbers.js';
import { typedValues } from '../model/typed-values.js';

export const integerOutOfRange: Rule = {
  code: 'integer-out-of-range',
  severity: 'error',
  summary: 'A number outside of the range of its parameter',
  why: 'A program that reads the number stops with a fatal error. The ranges are those of the tables in Postfix itself.',
  references: [{ title: 'postconf(5)', url: 'https://www.postfix.org/postconf.5.html' }],
  examples: [
    {
      bad: 'default_process_limit = 0\n#                       ^ integer-out-of-range\n',
      good: 'default_process_limit = 50\n',
    },
    {
      title: 'Times have limits too',
      bad: 'smtpd_timeout = 0s\n#               ^^ integer-out-of-range\n',
      good: 'smtpd_timeout = 300s\n',
    },
    {
      title: 'The parameters of a transport have the limits of those that they fall back to',
      bad: '#- main.cf\nslow_initial_destination_concurrency = 0\n#                                      ^ integer-out-of-range\n#- master.cf\nslow unix - - n - - smtp\n',
      good: '#- main.cf\nslow_initial_destination_concurrency = 1\n#- master.cf\nslow unix - - n - - smtp\n',
    },
  ],
  check({ instance, catalogue, report }) {
    for (const { uri, name, span, value, type, parameter } of typedValues(instance)) {
      const { range } = parameter;
      if (range === undefined || type === 'str' || type === 'bool' || type === 'nbool') continue;
      const number =
        type === 'time' ? parseTime(value, catalogue.defaultOf(parameter.name)) : parseInteger(value);
      if (number === undefined) continue;
      const [least, greatest] = [limit(range[0]), limit(range[1])];
      const tooSmall = least !== 0 && number < least;
      if (!tooSmall && (greatest === 0 || number <= greatest)) continue;
      const unit = type === 'time' ? ' seconds' : '';
      const bound = tooSmall ? `at least ${String(least)}` : `at most ${String(greatest)}`;
      report({
        uri,
        span,
        message: `"${name}" must be ${bound}${unit}, and programs that read "${value}" stop`,
      });
    }
  },
};

/** A bound; Postfix takes 0 as none. */
function limit(text: string): number {
  return /^-?\d+$/.test(text) ? Number(text) : 0;
}
