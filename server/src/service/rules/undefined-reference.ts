/** Rule: a `$name` for which there is neither a value nor a default. */
import { isReadOnly } from '../catalogue/parameters.js';
import { nearest } from '../catalogue/suggest.js';
import { assignments } from '../model/assignments.js';
import { replaceFix } from '../lint/remedies.js';
import type { Rule, RuleContext } from '../lint/rule.js';
import { hasFunctions } from '../model/expansion.js';
import { COMPUTED } from '../model/instance.js';
import { sourceSpan } from '../syntax/cooked-text.js';
import { parseValue, referencesRead } from '../syntax/value.js';
import { splitWords } from '../syntax/words.js';

const CLASSES = 'smtpd_restriction_classes';

export const undefinedReference: Rule = {
  code: 'undefined-reference',
  severity: 'warning',
  summary: 'A reference to a parameter that does not exist',
  why: 'Postfix puts nothing in its place: a list is shorter than it looks, a path is cut off, a restriction is missing.',
  references: [{ title: 'postconf(5)', url: 'https://www.postfix.org/postconf.5.html' }],
  examples: [
    {
      bad: 'myorigin = $mydomian\n#           ^^^^^^^^ undefined-reference\n',
      good: 'myorigin = $mydomain\n',
    },
    {
      title: 'What a service refers to has to be set in main.cf',
      bad:
        'mydestination =\n#- master.cf\nsubmission inet n - n - - smtpd\n' +
        '  -o smtpd_client_restrictions=$mua_client_restrictions\n' +
        '#                               ^^^^^^^^^^^^^^^^^^^^^^^ undefined-reference\n',
      good:
        'mydestination =\nmua_client_restrictions = permit_sasl_authenticated, reject\n#- master.cf\n' +
        'submission inet n - n - - smtpd\n  -o smtpd_client_restrictions=$mua_client_restrictions\n',
    },
  ],
  check(context) {
    const { instance, names, report } = context;
    // The other file may define what one that stands alone refers to.
    if (instance.main === undefined) return;
    for (const { uri, name, value, service, overridden } of assignments(instance)) {
      if (overridden || !isRead(context, name)) continue;
      const check = (wanted: string, start: number, end: number): void => {
        if (names.isDefined(wanted, service) || wanted === COMPUTED) return;
        const span = sourceSpan(value, start, end);
        const meant = nearest(wanted, known(context));
        const remedy = meant === undefined ? 'define it or remove the reference' : `did you mean "${meant}"?`;
        report({
          uri,
          span,
          message: `There is no parameter "${wanted}", and Postfix puts nothing in its place; ${remedy}`,
          fixes: meant === undefined ? [] : [replaceFix(`Replace with '${meant}'`, uri, span, meant)],
        });
      };
      if (value.text.includes('$')) {
        for (const { name: wanted, nameSpan } of referencesRead(
          parseValue(value.text),
          hasFunctions(instance.catalogue),
        )) {
          check(wanted, nameSpan.start, nameSpan.end);
        }
      }
      if (name !== CLASSES) continue;
      const isWritten = !value.text.includes('$');
      for (const { text, start, end } of splitWords(instance.expand(value.text, service))) {
        check(text, isWritten ? start : 0, isWritten ? end : value.text.length);
      }
    }
  },
};

function known({ instance, catalogue }: RuleContext): string[] {
  return [...catalogue.table.byName.keys()]
    .filter((name) => catalogue.has(name))
    .concat([...instance.assignedNames()]);
}

/** Values that Postfix sets itself or takes as they are refer to nothing. */
function isRead({ catalogue }: RuleContext, name: string): boolean {
  return catalogue.parameter(name)?.type !== 'raw' && !isReadOnly(name, catalogue.target.postfix);
}
