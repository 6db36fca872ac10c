/** Values by their shape: lookup tables, restrictions, networks, numbers, TLS words, paths, lists in braces. */
import {
  CIPHER_NAMES,
  LEVEL_NAMES,
  PATH_TAIL,
  TEXT_NAMES,
  WORD_END,
  WORD_START,
  captures,
  includes,
  match,
  scoped,
} from './pieces.mjs';

import { actions, restrictions, tableTypes } from './words.mjs';

const raw = String.raw;
const PORT = 'constant.numeric.port';
const NETWORK = 'constant.numeric.network';
const MASK = 'constant.numeric.mask';

/** The contexts that a parameter's name chooses: which names, and which patterns its value has. */
export const contexts = [
  { kind: 'ciphers', names: CIPHER_NAMES, patterns: ['cipher-value'] },
  { kind: 'text', names: TEXT_NAMES, patterns: ['text-value'] },
  { kind: 'level', names: LEVEL_NAMES, patterns: ['level', 'value'] },
];

export const values = {
  value: { patterns: includes('comment', 'template', 'macro', 'stray-hash', 'block', 'atom') },
  'text-value': { patterns: includes('comment', 'template', 'macro') },
  'cipher-value': {
    patterns: includes('comment', 'template', 'macro', 'stray-hash', 'boolean', 'cipher', 'separator'),
  },
  atom: {
    patterns: includes(
      'table-type',
      'dnsbl-filter',
      'network',
      'action',
      'restriction',
      'boolean',
      'protocol',
      'transport',
      'number',
      'path',
      'keyword',
      'operator',
      'separator',
    ),
  },
  'stray-hash': match(raw`(?<=[\s,])#.*$`, 'invalid.illegal.text-after-value'),
  block: {
    patterns: [
      {
        name: scoped('meta.block.expressions'),
        begin: raw`(?<=pcre:|regexp:)(\{)`,
        beginCaptures: captures('punctuation.section.block.begin'),
        end: raw`(\})`,
        endCaptures: captures('punctuation.section.block.end'),
        patterns: [
          ...includes('comment'),
          {
            begin: raw`(\{)`,
            beginCaptures: captures('punctuation.section.block.begin'),
            end: raw`(\})`,
            endCaptures: captures('punctuation.section.block.end'),
            patterns: includes('comment', 'expression', 'macro', 'atom'),
          },
          ...includes('macro', 'separator'),
        ],
      },
      {
        name: scoped('meta.block'),
        begin: raw`(\{)`,
        beginCaptures: captures('punctuation.section.block.begin'),
        end: raw`(\})`,
        endCaptures: captures('punctuation.section.block.end'),
        patterns: [
          ...includes('comment', 'template'),
          match(
            raw`(?<=[{\s,])([^\s={}()$,!<>#][^\s={}()$,]*)\s*(=)(?!=)`,
            undefined,
            captures('entity.other.attribute-name', 'keyword.operator.assignment'),
          ),
          ...includes('macro', 'stray-hash', 'block', 'atom'),
        ],
      },
    ],
  },
  expression: match(
    raw`(?<=[\s{!]|^)(/)((?>[^/\\\n]|\\.)*+)(/)([A-Za-z]*)`,
    'string.regexp',
    captures(
      'punctuation.definition.string.begin',
      {
        patterns: [
          match(raw`\\.`, 'constant.character.escape'),
          match(raw`\[\^?\]?(?>[^\]\\]|\\.)*+\]`, 'constant.other.character-class.set.regexp'),
          match(raw`\(\?[:=!<>imsx-]+|[()|]`, 'punctuation.definition.group.regexp'),
          match(raw`[*+?]\??|\{\d+(?:,\d*)?\}|[\^$]`, 'keyword.operator.quantifier.regexp'),
          ...includes('template'),
        ],
      },
      'punctuation.definition.string.end',
      'keyword.other.flags',
    ),
  ),
  'table-type': {
    patterns: [
      match(
        raw`(?<![^\s,;={}()!\[<>"':])(${tableTypes})(:)(?!\s)`,
        undefined,
        captures('storage.type.lookup-table', 'punctuation.separator.type'),
      ),
      match(
        raw`(?<![^\s,;={}()!\[<>"':])(inet|unix)(:)([\w.-]+/${PATH_TAIL})?`,
        undefined,
        captures('storage.type.endpoint', 'punctuation.separator.type', 'string.unquoted.path'),
      ),
    ],
  },
  transport: match(
    raw`${WORD_START}([A-Za-z][\w-]*)(:)(?!\d+${WORD_END})`,
    undefined,
    captures('entity.name.type.transport', 'punctuation.separator.type'),
  ),
  'dnsbl-filter': {
    patterns: [
      match(
        raw`(?<=[\w-])(=)((?:\d+|\[[\d;.]+\])(?:\.(?:\d+|\[[\d;.]+\])){3})(?=[\s,*]|$)`,
        undefined,
        captures('keyword.operator.filter', NETWORK),
      ),
      match(
        raw`(?<=[\w\]-])(\*)([-+]?\d+)${WORD_END}`,
        undefined,
        captures('keyword.operator.weight', 'constant.numeric.weight'),
      ),
    ],
  },
  network: {
    patterns: [
      match(
        raw`(?<![\w.\]])(\[)((?>\{\{[^{}\n]*\}\}|[^\[\]\s,])*+)(\])(?:(/)(\d+)|(:)([\w-]+))?`,
        'meta.network',
        captures(
          'punctuation.definition.address.begin',
          {
            patterns: [
              ...includes('template', 'macro'),
              match(raw`(?i)[0-9a-f]*[.:][0-9a-f.:]+(?![\w.:-])(/\d+)?`, NETWORK),
            ],
          },
          'punctuation.definition.address.end',
          'keyword.operator.mask',
          MASK,
          'punctuation.separator.port',
          PORT,
        ),
      ),
      match(
        raw`(?<![\w.$-])(?<!::|:ffff:|:FFFF:)(\d{1,3}(?:\.\d{1,3}){3})(?:(/)(\d{1,2})|(:)(\d+))?(?![\w.-])`,
        'meta.network',
        captures(NETWORK, 'keyword.operator.mask', MASK, 'punctuation.separator.port', PORT),
      ),
      match(
        raw`${WORD_START}((?:[0-9A-Fa-f]{0,4}:){2,7}[0-9A-Fa-f.]*)(?:(/)(\d+))?${WORD_END}`,
        'meta.network',
        captures(NETWORK, 'keyword.operator.mask', MASK),
      ),
      match(raw`(?<=[\w\]}])(:)(\d+)${WORD_END}`, undefined, captures('punctuation.separator.port', PORT)),
    ],
  },
  restriction: {
    patterns: [
      match(raw`${WORD_START}(?i:${restrictions.verdicts})${WORD_END}`, 'keyword.control.verdict'),
      ...Object.entries(restrictions.tests).map(([kind, names]) =>
        match(raw`${WORD_START}(?i:${names})${WORD_END}`, `support.function.restriction.${kind}`),
      ),
    ],
  },
  action: match(raw`${WORD_START}(?:${actions})${WORD_END}`, 'keyword.control.verdict.action'),
  boolean: match(raw`${WORD_START}(?i:yes|no)${WORD_END}`, 'constant.language.boolean'),
  level: match(
    raw`${WORD_START}(?:none|may|encrypt|dane|dane-only|fingerprint|verify|secure)${WORD_END}`,
    'support.constant.property-value.security-level',
  ),
  keyword: match(
    raw`${WORD_START}(?:all|ipv4|ipv6|loopback-only)${WORD_END}`,
    'support.constant.property-value.keyword',
  ),
  protocol: match(
    raw`(?<![\w.-])(?i:SSLv2|SSLv3|TLSv1(?:\.[0-3])?)(?![\w.-])`,
    'support.constant.property-value.tls-protocol',
  ),
  cipher: {
    patterns: [
      match(raw`@(?:STRENGTH|SECLEVEL)`, 'keyword.other.cipher-command'),
      match(raw`(?<![\w-])[!+-](?=[\w])|(?<=\w)\+(?=\w)`, 'keyword.operator.cipher'),
      match(
        raw`(?<![\w+-])(?i:high|medium|low|export|null)(?![\w+-])`,
        'support.constant.property-value.cipher-grade',
      ),
      match(raw`(?<==)\d`, 'constant.numeric'),
      match(raw`[A-Za-z0-9][\w-]*`, 'support.constant.property-value.cipher'),
      match(raw`:`, 'punctuation.separator.cipher'),
    ],
  },
  number: {
    patterns: [
      match(
        raw`${WORD_START}(-?\d+)([smhdwSMHDW])${WORD_END}`,
        undefined,
        captures('constant.numeric.time', 'keyword.other.unit'),
      ),
      match(raw`${WORD_START}-?(?:0x[0-9A-Fa-f]+|\d+(?:\.\d+){0,2})%?${WORD_END}`, 'constant.numeric'),
    ],
  },
  path: match(raw`(?<![^\s,;={}()!\[<>"'|:])/${PATH_TAIL}`, 'string.unquoted.path'),
  operator: {
    patterns: [
      match(raw`(?<![^\s,={}(])!(?=\S)`, 'keyword.operator.negation'),
      match(raw`(?<![^\s,=])[<>]=`, 'keyword.operator.comparison'),
    ],
  },
  separator: match(',', 'punctuation.separator.list'),
};
