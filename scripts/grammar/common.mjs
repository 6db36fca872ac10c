/** Rules that every file has: comments with our suppression directives, template tags and placeholders, `$` references. */
import { PATH_TAIL, captures, includes, match, scoped } from './pieces.mjs';

const raw = String.raw;

/** A rule over several lines that ends where its closing mark stands. */
function tag(kind, begin, end) {
  const mark = { 0: { name: scoped('punctuation.definition.template-expression') } };
  return { name: scoped(`meta.template.${kind}`), begin, beginCaptures: mark, end, endCaptures: mark };
}

export const common = {
  comment: match(
    raw`^\s*((#).*)$`,
    undefined,
    captures(
      { name: scoped('comment.line.number-sign'), patterns: includes('directive', 'template') },
      'punctuation.definition.comment',
    ),
  ),
  directive: match(
    raw`(?<=#)(\s*)(postfix-lint\s+disable(?:-file)?)\s*(=)\s*([a-z0-9-]+(?:\s*,\s*[a-z0-9-]+)*)`,
    undefined,
    captures(undefined, 'keyword.other.directive', 'keyword.operator.assignment', 'entity.name.tag.rule'),
  ),
  template: {
    patterns: [
      {
        ...tag('comment', raw`\{#(?!\})`, raw`#\}`),
        name: `${scoped('meta.template.comment')} ${scoped('comment.block.template')}`,
      },
      tag('statement', raw`\{%[-+]?`, raw`[-+]?%\}`),
      tag('expression', raw`(?<!\$|inline:|cidr:|pcre:|regexp:)\{\{[-+]?`, raw`[-+]?\}\}`),
      tag('expression', raw`(?<=inline:|cidr:|pcre:|regexp:)\{\{(?=[^{}=/!\n]*\}\})`, raw`\}\}`),
      tag('erb', raw`<%[=#-]?`, raw`-?%>`),
      tag('php', raw`<\?(?:php|=)?`, raw`\?>`),
      tag('toolkit', raw`\[%(?!%)[-+]?`, raw`[-+]?%\]`),
      match(
        raw`(?<!\w)__[A-Z](?:[A-Z0-9]|_(?!_))*__(?!\w)|(?<![\w.@-])@@?[A-Za-z][A-Za-z0-9_]*@@?(?![\w@])|%%[^\s%]+(?: [^\s%]+)*%%|%\{\w+\}`,
        'meta.template.placeholder variable.other.placeholder',
      ),
    ],
  },
  macro: {
    patterns: [
      match(raw`\$\$`, 'constant.character.escape'),
      match(
        raw`(\$)([A-Za-z0-9_]+)(/${PATH_TAIL})?`,
        undefined,
        captures('punctuation.definition.variable', 'variable.other.reference', 'string.unquoted.path'),
      ),
      macro('{', raw`\{`, raw`\}`),
      macro('(', raw`\(`, raw`\)`),
    ],
  },
  'macro-body': {
    patterns: [
      ...includes('comment', 'template'),
      match(raw`(?<=\$[{(])\s*([A-Za-z0-9_]+)`, undefined, captures('variable.other.reference')),
      ...includes('macro', 'block', 'table-type'),
      match(raw`(?<=[?:])(?i:yes|no)(?=[})])`, 'constant.language.boolean'),
      match(raw`(?<=[?:])\d+(?=[})])`, 'constant.numeric'),
      match(raw`(?:[=!<>]=|[<>])(?:level\b)?|[?:]`, 'keyword.operator.conditional'),
      ...includes('atom'),
    ],
  },
};

function macro(bracket, open, close) {
  return {
    name: scoped(bracket === '{' ? 'meta.reference.braced' : 'meta.reference.parenthesized'),
    begin: raw`(\$)(${open})`,
    beginCaptures: captures('punctuation.definition.variable', 'punctuation.section.reference.begin'),
    end: `(${close})`,
    endCaptures: captures('punctuation.section.reference.end'),
    patterns: includes('macro-body'),
  };
}
