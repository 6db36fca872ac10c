/** The grammar of master.cf: eight columns, then the daemon's arguments, over as many lines as it takes. */
import {
  CONTINUES,
  FIELD,
  NAME,
  NOT_TEMPLATE,
  TAG,
  WORD_START,
  captures,
  includes,
  match,
  scoped,
} from './pieces.mjs';
import { contexts } from './values.mjs';

const raw = String.raw;
const MAIN = 'source.postfix-main';
const shared = (...names) => names.map((name) => ({ include: `${MAIN}#${name}` }));

/** The columns after the service name: what a proper entry looks like, and its scope. */
const columns = [
  ['inet|unix-dgram|unix|fifo|pass', 'storage.type.service'],
  ['[yn-]', 'constant.language.private'],
  ['[yn-]', 'constant.language.unprivileged'],
  ['[yn-]', 'constant.language.chroot'],
  [raw`\d+\??|-`, 'constant.numeric.wakeup'],
  [raw`\d+|-`, 'constant.numeric.process-limit'],
  [raw`[\w./-]+`, 'entity.name.type.daemon'],
];

/** As many columns as the line has. */
const COLUMNS = columns.reduceRight((rest) => raw`(?:[ \t]+(?!-o)(${FIELD})${rest})?`, '');

/** `-o name=value` and `-o { name = value }`; the name decides how the value is read. */
function override(kind, names, patterns) {
  const name = raw`(?:${names})(?=[ \t]*=)`;
  const scopes = ['support.type.property-name', 'keyword.operator.assignment'];
  return [
    {
      name: scoped(`meta.override.${kind}`),
      begin: raw`(?<!\S)(-o)[ \t]*(\{)[ \t]*(${name})[ \t]*(=)`,
      beginCaptures: captures('keyword.other.option', 'punctuation.section.block.begin', ...scopes),
      end: raw`(\})`,
      endCaptures: captures('punctuation.section.block.end'),
      patterns: shared(...patterns),
    },
    {
      name: scoped(`meta.override.${kind}`),
      begin: raw`(?<!\S)(-o)[ \t]*(${name})(=)`,
      beginCaptures: captures('keyword.other.option', ...scopes),
      end: raw`(?=\s|$)`,
      patterns: shared(...patterns),
    },
  ];
}

export const masterCf = {
  name: 'Postfix master.cf',
  scopeName: 'source.postfix-master',
  patterns: [...shared('comment'), ...includes('entry'), ...shared('template'), ...includes('arguments')],
  repository: {
    entry: {
      name: scoped('meta.service'),
      begin: raw`^${NOT_TEMPLATE}(?!#|\s|${TAG}++\s*-)(${FIELD})${COLUMNS}`,
      beginCaptures: captures(
        { name: scoped('entity.name.function.service'), patterns: shared('template') },
        ...columns.map(([shape, scope]) => ({
          patterns: [...shared('template'), match(raw`(?<!\S)(?:${shape})(?!\S)`, scope)],
        })),
      ),
      while: raw`${CONTINUES}|^(?=${TAG}++\s*-)`,
      patterns: includes('arguments'),
    },
    arguments: {
      patterns: [
        ...shared('comment', 'template'),
        ...includes('override'),
        ...shared('stray-hash'),
        match(
          raw`(?<!\S)(flags)(=)(\S*)`,
          undefined,
          captures('entity.other.attribute-name', 'keyword.operator.assignment', 'constant.other.flags'),
        ),
        match(
          raw`(?<!\S)([a-z_]+)(=)`,
          undefined,
          captures('entity.other.attribute-name', 'keyword.operator.assignment'),
        ),
        match(raw`(?<!\S)-[A-Za-z]+`, 'keyword.other.flag'),
        ...shared('macro', 'table-type', 'network', 'number', 'path', 'block'),
      ],
    },
    override: {
      patterns: [
        ...contexts.flatMap(({ kind, names, patterns }) => override(kind, names, patterns)),
        ...override('other', NAME, ['value']),
        {
          name: scoped('meta.override.other'),
          begin: raw`(?<!\S)(-o)[ \t]*(\{)(?![{%#])`,
          beginCaptures: captures('keyword.other.option', 'punctuation.section.block.begin'),
          end: raw`(\})`,
          endCaptures: captures('punctuation.section.block.end'),
          patterns: [
            ...shared('comment'),
            match(
              raw`${WORD_START}(${NAME})[ \t]*(=)`,
              undefined,
              captures('support.type.property-name', 'keyword.operator.assignment'),
            ),
            ...shared('value'),
          ],
        },
        match(
          raw`(?<!\S)(-o)[ \t]+(${NAME})(?=\s|$)`,
          undefined,
          captures('keyword.other.option', 'support.type.property-name'),
        ),
        match(raw`(?<!\S)-o(?=\s|$|\{\{|\{%)`, 'keyword.other.option'),
      ],
    },
  },
};
