/** Rule: a key of a lookup table that ends in ":", as in a file of aliases. */
import type { Rule } from '../lint/rule.js';
import type { Fix } from '../lint/finding.js';
import type { TableProblem } from '../syntax/table-problem.js';
import { reportProblems, shortened } from '../lint/table-problems.js';

export const aliasInLookupTable: Rule = {
  code: 'alias-in-lookup-table',
  severity: 'warning',
  summary: 'A key of a lookup table that ends in ":", as in a file of aliases',
  why: 'Only the files of `alias_maps` have `name: value` lines, and postalias(1) makes their tables. In all other tables the ":" belongs to the key, and no address matches it.',
  references: [
    { title: 'postmap(1)', url: 'https://www.postfix.org/postmap.1.html' },
    { title: 'aliases(5)', url: 'https://www.postfix.org/aliases.5.html' },
  ],
  examples: [
    {
      bad: '#- main.cf\nvirtual_alias_maps = texthash:$config_directory/virtual\n#- virtual\npostmaster@example.com: admin@example.com\n# <-------------------- alias-in-lookup-table\n',
      good: '#- main.cf\nvirtual_alias_maps = texthash:$config_directory/virtual\n#- virtual\npostmaster@example.com admin@example.com\n',
    },
  ],
  checkTable(context) {
    reportProblems(context, {
      'alias-form': {
        message: ({ text }) =>
          `The ":" belongs to the key "${shortened(text)}", which nothing matches; leave it out, since only files of aliases have it`,
        fixes: (problem, uri) => [removeColon(problem, uri)],
      },
    });
  },
};

function removeColon({ end }: TableProblem, uri: string): Fix {
  return {
    title: 'Remove the colon',
    safe: false,
    edits: [{ uri, span: { start: end - 1, end }, newText: '' }],
  };
}
