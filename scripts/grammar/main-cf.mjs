/** The grammar of main.cf. It also lends its rules for values to the other two. */
import { CONTINUES, NAME, TAG, captures, includes, match, scoped } from './pieces.mjs';
import { common } from './common.mjs';
import { contexts, values } from './values.mjs';

const raw = String.raw;

/** One logical line `name = value`; the name decides how the value is read. */
function entry(kind, name, patterns) {
  return {
    name: scoped(`meta.parameter.${kind}`),
    begin: raw`^(${name})[ \t]*(=)`,
    beginCaptures: captures(
      { patterns: [...includes('template'), match(NAME, 'support.type.property-name')] },
      'keyword.operator.assignment',
    ),
    while: CONTINUES,
    patterns: includes(...patterns),
  };
}

export const mainCf = {
  name: 'Postfix main.cf',
  scopeName: 'source.postfix-main',
  patterns: includes('comment', 'entry', 'template', 'bare-name'),
  repository: {
    entry: {
      patterns: [
        ...contexts.map(({ kind, names, patterns }) =>
          entry(kind, raw`${TAG}*+(?:${names})(?=[ \t]*=)`, patterns),
        ),
        entry('other', raw`(?:${TAG}|[^\s=#])(?:${TAG}|[^\s=])*+`, ['value']),
      ],
    },
    'bare-name': match(raw`^(${NAME})\s*$`, undefined, captures('support.type.property-name')),
    ...common,
    ...values,
  },
};
