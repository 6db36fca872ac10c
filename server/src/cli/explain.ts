/** `postfix-lint explain RULE`: a rule's page in the terminal. */
import { RULES, rulePage } from '../service/index.js';
import { UsageError, type Command } from './usage.js';

/** Prints the page of the rule named. */
export const explain: Command = (args, context) => {
  const rule = RULES.find(({ code }) => code === args[0]);
  if (rule === undefined) {
    throw new UsageError(
      args[0] === undefined ? 'name a rule, such as unknown-parameter' : `no rule is called "${args[0]}"`,
    );
  }
  context.print(rulePage(rule));
  return 0;
};
