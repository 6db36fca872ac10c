/** Whether the facts are whole: every parameter with a text of its own, a kind, and the words of its values. */
import { deepEqual, ok } from 'node:assert/strict';
import { readKinds } from '../../server/src/service/catalogue/kinds.js';
import { readParameters } from '../../server/src/service/catalogue/parameters.js';
import { textOf, type ParameterText } from '../../server/src/service/catalogue/texts.js';
import { valueWords } from '../../server/src/service/catalogue/value-words.js';
import { testData } from '../support/data.js';

const { byName, templates } = readParameters(testData);
const kinds = readKinds(testData);
const texts = testData.read('parameter-texts') as Readonly<Record<string, ParameterText>>;
const NAMES = [...byName.keys(), ...templates.map(({ name }) => name)];

/** Kinds whose value is one or several of known words. */
const CLOSED = ['enum', 'enum-list', 'security-level', 'cipher-grade'];

/** Programs that read the same setting under a name of their own; only their twins may share a summary. */
const TWINS = /^(smtpd|smtp|lmtp|postscreen|tlsproxy|tlsproxy_client)_/;

describe('The catalogue', () => {
  it('has a kind and a group for every parameter and every template, and for nothing else', () => {
    deepEqual([...kinds.keys()].sort(), [...NAMES].sort());
    deepEqual(
      [...kinds.values()].filter(({ group }) => group === undefined || group === ''),
      [],
    );
    deepEqual(
      [...kinds.values()].filter(({ kind, unit }) => kind === 'time' && !/^[smhdw]$/.test(unit ?? '')),
      [],
    );
  });

  it('has a text for every parameter and every template, and for nothing else', () => {
    deepEqual(Object.keys(texts).sort(), [...NAMES].sort());
  });

  it('says of each what it does in one to three whole sentences', () => {
    const odd = NAMES.filter((name) => {
      const summary = textOf(testData, name)?.summary ?? '';
      const sentences = summary.match(/[.!?](?=\s+["A-Z0-9]|$)/g)?.length ?? 0;
      return (
        !/^["A-Z0-9a-z].*\.$/.test(summary) || summary.length < 25 || summary.length > 400 || sentences > 3
      );
    });
    deepEqual(odd, []);
  });

  it('has no two summaries alike but for those of twins', () => {
    const bySummary = new Map<string, string[]>();
    for (const name of NAMES) {
      const summary = textOf(testData, name)?.summary ?? '';
      bySummary.set(summary, [...(bySummary.get(summary) ?? []), name]);
    }
    const alike = [...bySummary.values()].filter(
      (names) => new Set(names.map((name) => name.replace(TWINS, 'X_'))).size > 1,
    );
    deepEqual(alike, []);
  });

  it('has values for every closed kind, each with a sentence', () => {
    const bare = [...kinds.values()].filter(
      ({ kind, values }) => CLOSED.includes(kind) && (values?.length ?? 0) < 1,
    );
    deepEqual(
      bare.map(({ name }) => name),
      [],
    );
    for (const kind of kinds.values()) {
      const silent = valueWords(testData, kind).filter(
        ({ summary }) => summary.length < 7 || !summary.endsWith('.'),
      );
      deepEqual(silent, [], kind.name);
    }
  });

  it('has no sentence on a value that does not exist', () => {
    for (const [name, { values }] of Object.entries(texts)) {
      const kind = kinds.get(name);
      const known = [...(kind?.values ?? []), ...(kind?.words ?? [])].map(({ value }) => value);
      deepEqual(
        Object.keys(values ?? {}).filter((value) => !known.includes(value)),
        [],
        name,
      );
    }
  });

  it('refers to parameters that exist, and not to itself', () => {
    for (const [name, { seeAlso }] of Object.entries(texts)) {
      deepEqual(
        (seeAlso ?? []).filter((other) => !NAMES.includes(other) || other === name),
        [],
        name,
      );
    }
  });

  it('has kinds that agree with the types of the programs', () => {
    const expected: Readonly<Record<string, readonly string[]>> = {
      bool: ['boolean'],
      time: ['time'],
      int: ['integer', 'size', 'reply-code', 'enum'],
      long: ['integer', 'size'],
      nint: ['integer', 'text', 'enum'],
      nbool: ['boolean', 'enum'],
    };
    const wrong = [...byName.values()].filter(({ name, type }) => {
      const possible = type === undefined ? undefined : expected[type];
      return possible !== undefined && !possible.includes(kinds.get(name)?.kind ?? '');
    });
    deepEqual(
      wrong.map(({ name, type }) => `${name}: ${type ?? ''} as ${kinds.get(name)?.kind ?? ''}`),
      [],
    );
  });

  it('is whole enough to notice a missing text', () => {
    ok(textOf(testData, 'no_such_parameter') === undefined);
    ok(textOf(testData, 'constructor') === undefined);
  });
});
