/** The grammar of lookup tables: indexed, regular expression, CIDR, aliases, and the configuration of database clients. */
import { CONTINUES, NOT_TEMPLATE, TAG, captures, includes, match, scoped } from './pieces.mjs';
import { actions, textActions } from './words.mjs';

const raw = String.raw;
const MAIN = 'source.postfix-main';
const shared = (...names) => names.map((name) => ({ include: `${MAIN}#${name}` }));
const SQL =
  'SELECT|DISTINCT|FROM|WHERE|AND|OR|NOT|IN|IS|NULL|LIKE|UNION|ALL|AS|ON|JOIN|LEFT|RIGHT|INNER|OUTER|LIMIT|ORDER|GROUP|BY|CASE|WHEN|THEN|ELSE|END';

/** One logical line: a key of some shape, then the result. */
function line(kind, begin, groups, patterns) {
  return { name: scoped(`meta.${kind}`), begin, beginCaptures: groups, while: CONTINUES, patterns };
}

const key = {
  name: scoped('variable.other.key'),
  patterns: shared('template', 'network'),
};

export const table = {
  name: 'Postfix lookup table',
  scopeName: 'source.postfix-table',
  patterns: [
    ...shared('comment'),
    ...includes('block-if', 'expression', 'client', 'alias', 'entry'),
    ...shared('template'),
  ],
  repository: {
    'block-if': {
      patterns: [
        match(
          raw`^\s*(?i:(if))\s+(!)?\s*(/.*)$`,
          'meta.conditional',
          captures('keyword.control.conditional', 'keyword.operator.negation', {
            patterns: shared('expression'),
          }),
        ),
        match(
          raw`^\s*(?i:(if))\s+(!)?\s*([\[\d][\d.a-fA-F:\[\]/]*)\s*$`,
          'meta.conditional',
          captures('keyword.control.conditional', 'keyword.operator.negation', {
            patterns: shared('network'),
          }),
        ),
        match(raw`^\s*(?i:(endif))\s*$`, 'meta.conditional', captures('keyword.control.conditional')),
      ],
    },
    expression: line(
      'expression',
      raw`^(!)?[ \t]*(/(?>[^/\\\n]|\\.)*+/[A-Za-z]*)(?=\s|$)`,
      captures('keyword.operator.negation', { patterns: shared('expression') }),
      includes('result'),
    ),
    client: line(
      'client',
      raw`^([a-z][a-z0-9_]*)[ \t]*(=)`,
      captures('support.type.property-name', 'keyword.operator.assignment'),
      [
        ...shared('comment', 'template'),
        match(raw`%(?:%|[A-Za-z]|\d)`, 'constant.other.placeholder'),
        match(raw`(?<![\w.])(?:${SQL}|${SQL.toLowerCase()})(?![\w.])`, 'keyword.other.sql'),
        ...shared('network', 'boolean', 'number', 'path'),
      ],
    ),
    alias: line(
      'alias',
      raw`^(?![/#])((?>"[^"\n]*"|[^\s:"=])++)[ \t]*(:)(?=[\s"|/:]|$)`,
      captures(key, 'punctuation.separator.key'),
      includes('destination'),
    ),
    entry: line(
      'entry',
      raw`^${NOT_TEMPLATE}(!)?((?:"[^"\n]*"|${TAG}|[^\s#])(?:${TAG}|\S)*+)`,
      captures('keyword.operator.negation', key),
      includes('result'),
    ),
    destination: {
      patterns: [
        ...shared('comment', 'template'),
        match(raw`(:include:)(\S*)`, undefined, captures('keyword.control.include', 'string.unquoted.path')),
        match(raw`"(?>[^"\\\n]|\\.)*+"`, 'string.quoted.double'),
        match(raw`\|\S+`, 'string.unquoted.command'),
        ...shared('path', 'separator'),
      ],
    },
    result: {
      patterns: [
        ...shared('comment', 'template', 'macro'),
        {
          begin: raw`(?:\G|^)\s+((?i:${textActions})|[245]\d\d)(?:\s+([245]\.\d{1,3}\.\d{1,3}))?(?=\s|$)`,
          beginCaptures: captures('keyword.control.verdict.action', 'constant.numeric.status'),
          end: '$',
          patterns: shared('template', 'macro'),
        },
        match(raw`(?:\G|^)\s+((?i:${actions}))(?=\s)`, undefined, captures('keyword.control.verdict.action')),
        match(
          raw`\G\s+(none|may|encrypt|dane-only|dane|fingerprint|verify|secure)(?=\s|$)`,
          undefined,
          captures('support.constant.property-value.security-level'),
        ),
        match(
          raw`(?<=\s)(match|protocols|ciphers|exclude|tafile|servername|connection_reuse|policy_type|policy_domain|policy_string|mx_host_pattern|policy_ttl|policy_failure|enable_rpk)\s*(=)`,
          undefined,
          captures('entity.other.attribute-name', 'keyword.operator.assignment'),
        ),
        match(
          raw`(?<=\s)([A-Za-z][\w-]*)(:)(?=[\[$\s]|$)|(?<=\s)(smtp|smtps|relay|lmtp|local|virtual|error|retry|discard|uucp)(:)`,
          undefined,
          captures(
            'entity.name.type.transport',
            'punctuation.separator.type',
            'entity.name.type.transport',
            'punctuation.separator.type',
          ),
        ),
        match(
          raw`(?<=ciphers=)(?:high|medium|low|export|null)(?=[\s,;]|$)`,
          'support.constant.property-value.cipher-grade',
        ),
        ...shared('table-type', 'network'),
        ...shared('restriction', 'protocol', 'number', 'path', 'operator', 'separator'),
      ],
    },
  },
};
