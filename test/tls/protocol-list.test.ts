/** Protocol lists: what a peer can negotiate, and what is suspicious. Real handshakes judge in test/oracle. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  evaluateProtocolList,
  type ProtocolListOptions,
} from '../../server/src/service/tls/protocol-list.js';

const SERVER: ProtocolListOptions = { postfix: '3.7', role: 'server' };
const CLIENT: ProtocolListOptions = { postfix: '3.7', role: 'client' };
const NEW = ['TLSv1.2', 'TLSv1.3'];

describe('Protocol lists', () => {
  it('allow everything when they are empty, and what they name otherwise', () => {
    assert.deepEqual(enabled(''), ['SSLv3', 'TLSv1', 'TLSv1.1', 'TLSv1.2', 'TLSv1.3']);
    assert.deepEqual(enabled('TLSv1.3:tlsv1.2'), NEW);
    assert.deepEqual(enabled('!SSLv2, !SSLv3\t!TLSv1,,!TLSv1.1'), NEW);
    assert.deepEqual(enabled('SSLv2'), enabled(''));
  });

  it('read bounds as names, as None, or as hexadecimal numbers', () => {
    for (const list of [
      '>=TLSv1.2',
      '>=0303',
      '>=0x303',
      '>=+303',
      '>=TLSv1 >=TLSv1.2',
      '>=None >=tlsv1.2',
    ]) {
      assert.deepEqual(enabled(list), NEW, list);
    }
    for (const list of ['>=', '<=none', '>=-0', '>=12', '>=771', '<=305', '>=7fffffff']) {
      assert.deepEqual(enabled(list), enabled(''), list);
    }
    assert.deepEqual(enabled('>=TLSv1.1 <=TLSv1.2'), ['TLSv1.1', 'TLSv1.2']);
  });

  it('are invalid with a name that Postfix does not know, which stops TLS', () => {
    for (const list of [
      'TLSv1.0',
      '!',
      '! TLSv1',
      '-TLSv1',
      '=>TLSv1',
      '>=1.2',
      '>=SSLv2',
      '>=0x',
      '>=-1',
      '>=80000000',
    ]) {
      const { valid, enabled: protocols, consequence } = evaluateProtocolList(list, SERVER);
      assert.deepEqual(
        { valid, protocols, consequence },
        { valid: false, protocols: [], consequence: 'tls-disabled' },
        list,
      );
    }
    assert.equal(evaluateProtocolList('FOO', CLIENT).consequence, 'session-aborted');
  });

  it('understand comparisons from Postfix 3.6 on, and newer names from later releases on', () => {
    assert.deepEqual(kinds('>=TLSv1.2', { ...SERVER, postfix: '3.5' }), ['comparison-unsupported']);
    assert.equal(evaluateProtocolList('!TLSv1.3', { ...SERVER, postfix: '2.11' }).valid, false);
    assert.equal(evaluateProtocolList('!TLSv1.2', { ...SERVER, postfix: '2.5' }).valid, false);
    assert.equal(evaluateProtocolList('!TLSv1.2', { ...SERVER, postfix: '2.11' }).valid, true);
  });

  it('leave a server with gaps, and a client with what is below the first gap', () => {
    assert.deepEqual(enabled('TLSv1 TLSv1.2 TLSv1.3'), ['TLSv1', ...NEW]);
    assert.deepEqual(enabled('TLSv1 TLSv1.2 TLSv1.3', CLIENT), ['TLSv1']);
    const [gap] = evaluateProtocolList('TLSv1 TLSv1.2 TLSv1.3', CLIENT).problems;
    assert.deepEqual(gap, { kind: 'gap', missing: ['TLSv1.1'], lost: NEW });
  });

  it('count what OpenSSL was built without, and what else is off', () => {
    const built = ['TLSv1', 'TLSv1.1', 'TLSv1.2', 'TLSv1.3'] as const;
    assert.deepEqual(enabled('SSLv3 TLSv1.2', { ...CLIENT, built }), ['TLSv1.2']);
    assert.deepEqual(enabled('SSLv3 TLSv1.2', { ...CLIENT, alsoExcluded: ['SSLv3'] }), ['TLSv1.2']);
  });
});

describe('Problems of protocol lists', () => {
  it('show the space that turns a bound into a name', () => {
    const list = '>= TLSv1.2';
    const [problem] = evaluateProtocolList(list, SERVER).problems;
    assert.deepEqual(problem, {
      kind: 'space-after-comparison',
      span: { start: 0, end: 10 },
      protocol: 'TLSv1.2',
    });
    assert.deepEqual(enabled(list), ['TLSv1.2']);
  });

  it('show numbers and comparisons without effect', () => {
    assert.deepEqual(kinds('>=12'), ['number-without-effect']);
    assert.deepEqual(kinds('>=TLSv1 >=TLSv1.2'), ['comparison-overridden']);
  });

  it('show how TLS 1.3 is kept out', () => {
    const reasons = ['<=TLSv1.2', '!TLSv1.3', 'TLSv1.1 TLSv1.2'].map((list) => {
      const problem = evaluateProtocolList(list, SERVER).problems.find(
        ({ kind }) => kind === 'excludes-tls13',
      );
      assert.ok(problem?.kind === 'excludes-tls13');
      return [problem.by, list.slice(problem.span.start, problem.span.end)];
    });
    assert.deepEqual(reasons, [
      ['ceiling', '<=TLSv1.2'],
      ['exclusion', '!TLSv1.3'],
      ['inclusion', 'TLSv1.1 TLSv1.2'],
    ]);
  });

  it('are none in lists as they should be, and one where nothing is left', () => {
    for (const list of ['', '>=TLSv1.2', '!SSLv2, !SSLv3', '!SSLv2,!SSLv3,!TLSv1,!TLSv1.1', '>=0303']) {
      assert.deepEqual(kinds(list), [], list);
    }
    assert.deepEqual(kinds('>=TLSv1.3 <=TLSv1.2'), ['nothing-enabled']);
  });

  it('never fail, and tokens lie in order within the list', () => {
    const text = fc.string({
      unit: fc.constantFrom('TLSv1', '.2', '!', '>=', '<=', ' ', ',', ':', '0303', '\u00e9', '-'),
    });
    fc.assert(
      fc.property(text, fc.constantFrom(SERVER, CLIENT), (list, options) => {
        let end = 0;
        for (const { span } of evaluateProtocolList(list, options).tokens) {
          assert.ok(span.start >= end && span.end > span.start && span.end <= list.length);
          end = span.end;
        }
      }),
    );
  });
});

function enabled(list: string, options = SERVER): readonly string[] {
  return evaluateProtocolList(list, options).enabled;
}

function kinds(list: string, options = SERVER): readonly string[] {
  return evaluateProtocolList(list, options).problems.map((problem) => problem.kind);
}
