/** Cipher lists: what is chosen, in which order, and what OpenSSL passes over. openssl itself judges in test/oracle. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { cipherTable } from '../../server/src/service/catalogue/ciphers.js';
import { evaluateCipherList, type CipherList } from '../../server/src/service/tls/cipher-list.js';
import { isAllowedAtLevel, protocolsDisallowedAtLevel } from '../../server/src/service/tls/security-level.js';
import { testData } from '../support/data.js';

const WORDS_AND_MARKS = 'A E S + - ! @ : ; , . = _ \t \u00e9 HIGH RSA DEFAULT SECLEVEL=2'
  .split(' ')
  .concat(' ');
const OLD = cipherTable(testData, '1.1.1');
const DEBIAN12 = cipherTable(testData, '3.0');
const NEW = cipherTable(testData, '3.5');

describe('Cipher tables', () => {
  it('answer with the nearest known release at or below the one asked for, or with the oldest', () => {
    const answers = ['1.0.2', '1.1.1', '1.1.1w', '3.0.17', '3.4', '3.5.7', '3.6', '4.0'].map(
      (release) => cipherTable(testData, release).factsOf,
    );
    assert.deepEqual(answers, ['1.1.1', '1.1.1', '1.1.1', '3.0', '3.0', '3.5', '3.5', '3.5']);
  });

  it('keep the suites of TLS 1.3 apart, in the order of preference', () => {
    assert.deepEqual(
      NEW.tls13.map((suite) => suite.name),
      ['TLS_AES_256_GCM_SHA384', 'TLS_CHACHA20_POLY1305_SHA256', 'TLS_AES_128_GCM_SHA256'],
    );
    assert.ok(NEW.suites.every((suite) => suite.minProtocol !== 'TLSv1.3'));
  });
});

describe('Cipher lists', () => {
  it('have the suites in the order of their words, until @STRENGTH sorts them', () => {
    const list = 'ECDHE-RSA-AES128-SHA:AES256-SHA';
    assert.deepEqual(namesOf(evaluateCipherList(NEW, list)), ['ECDHE-RSA-AES128-SHA', 'AES256-SHA']);
    assert.deepEqual(namesOf(evaluateCipherList(NEW, `${list}:@STRENGTH`)), [
      'AES256-SHA',
      'ECDHE-RSA-AES128-SHA',
    ]);
  });

  it('have ephemeral keys and authenticated encryption first within a word', () => {
    assert.deepEqual(namesOf(evaluateCipherList(NEW, 'AES256+aRSA:!DHE:!PSK:!SHA1:!AESCCM')), [
      'ECDHE-RSA-AES256-GCM-SHA384',
      'ECDHE-RSA-AES256-SHA384',
      'AES256-GCM-SHA384',
      'AES256-SHA256',
    ]);
  });

  it('remove with "-" for a while and with "!" for good, and move with "+"', () => {
    const all = 'AES128-SHA:AES256-SHA';
    assert.deepEqual(namesOf(evaluateCipherList(NEW, `${all}:-AES128-SHA:AES128-SHA`)), [
      'AES256-SHA',
      'AES128-SHA',
    ]);
    assert.deepEqual(namesOf(evaluateCipherList(NEW, `${all}:!AES128-SHA:AES128-SHA`)), ['AES256-SHA']);
    assert.deepEqual(namesOf(evaluateCipherList(NEW, `${all}:+AES128-SHA`)), ['AES256-SHA', 'AES128-SHA']);
  });

  it('take DEFAULT at the start only, and read on behind it without a separator', () => {
    assert.ok(evaluateCipherList(NEW, 'DEFAULT!RSA').suites.every((suite) => suite.kx !== 'RSA'));
    assert.deepEqual(kindsOf(evaluateCipherList(NEW, 'HIGH:DEFAULT')), ['applied', 'default-not-first']);
  });

  it('take the words for Suite B for the whole list', () => {
    assert.deepEqual(namesOf(evaluateCipherList(NEW, 'SUITEB192:ALL')), ['ECDHE-ECDSA-AES256-GCM-SHA384']);
    assert.equal(evaluateCipherList(NEW, 'SUITEB128').suites.length, 2);
  });

  it('pass over an unknown word and all behind it up to a separator', () => {
    const list = 'HIGH:!PSD!RC4,ALL';
    const [, item] = evaluateCipherList(NEW, list).items;
    assert.equal(list.slice(item!.span.start, item!.span.end), '!PSD!RC4');
    assert.ok(item!.outcome.kind === 'unknown-word');
    assert.deepEqual(item!.outcome.word, { text: 'PSD', span: { start: 6, end: 9 } });
  });

  it('tell an unknown suite from one that the build lacks, and from one of TLS 1.3', () => {
    const list = 'HIGH:DES-CDC3-SHA:DES-CBC3-SHA:TLS_AES_128_GCM_SHA256:IDEA-CBC-SHA:RC4:FIPS+HIGH';
    assert.deepEqual(kindsOf(evaluateCipherList(DEBIAN12, list)), [
      'applied',
      'unknown-word',
      'not-built',
      'tls13-suite',
      'not-built',
      'not-built',
      'nothing-in-common',
    ]);
  });

  it('have the weak suites when the build is complete', () => {
    assert.deepEqual(namesOf(evaluateCipherList(NEW, 'RC4-SHA:DES-CBC3-SHA', { build: 'complete' })), [
      'RC4-SHA',
      'DES-CBC3-SHA',
    ]);
    assert.equal(evaluateCipherList(NEW, 'RC4-SHA:DES-CBC3-SHA').valid, false);
    assert.ok(namesOf(evaluateCipherList(OLD, 'SEED')).includes('SEED-SHA'));
  });

  it('know the names of the IANA registry from OpenSSL 3.2 on, and any case from 4.0 on', () => {
    const iana = 'TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256';
    assert.deepEqual(namesOf(evaluateCipherList(NEW, iana)), ['ECDHE-RSA-AES128-GCM-SHA256']);
    assert.equal(evaluateCipherList(DEBIAN12, iana).valid, false);
    assert.equal(evaluateCipherList(NEW, 'aes128-sha').valid, false);
    assert.deepEqual(namesOf(evaluateCipherList(cipherTable(testData, '4.0'), 'aes128-sha')), ['AES128-SHA']);
  });

  it('forget COMPLEMENTOFDEFAULT before a strength, as OpenSSL does', () => {
    const forgotten = namesOf(evaluateCipherList(NEW, 'COMPLEMENTOFDEFAULT+HIGH'));
    assert.deepEqual(forgotten, namesOf(evaluateCipherList(NEW, 'HIGH')));
    assert.ok(evaluateCipherList(NEW, 'HIGH+COMPLEMENTOFDEFAULT').suites.length < forgotten.length);
  });

  it('are invalid with an error in them, and when no suite is left', () => {
    for (const list of [
      'HIGH:\t!aNULL',
      'HIGH:@FOO',
      '@SECLEVEL=6',
      'HIGH:!',
      'HIGH+',
      'HIGH:*',
      '',
      'HIGH:!ALL',
    ]) {
      const { valid, suites } = evaluateCipherList(NEW, list);
      assert.deepEqual({ valid, suites }, { valid: false, suites: [] }, list);
    }
  });

  it('never fail, and their items lie in order within the list', () => {
    const text = fc.string({
      unit: fc.constantFrom(...WORDS_AND_MARKS),
    });
    fc.assert(
      fc.property(text, (list) => {
        let end = 0;
        for (const { span } of evaluateCipherList(NEW, list).items) {
          assert.ok(span.start >= end && span.end > span.start && span.end <= list.length);
          end = span.end;
        }
      }),
    );
  });
});

describe('Security levels', () => {
  it('come from the list and rule out suites', () => {
    const { suites, securityLevel } = evaluateCipherList(NEW, 'ALL:@SECLEVEL=3');
    assert.equal(securityLevel, 3);
    const usable = suites.filter((suite) => isAllowedAtLevel(suite, 3));
    assert.ok(usable.length > 0 && usable.every((suite) => suite.kx !== 'RSA' && suite.au !== 'NULL'));
    assert.ok(suites.every((suite) => isAllowedAtLevel(suite, 0)));
  });

  it('switch off old protocols, from 3.0 on at level 1', () => {
    assert.deepEqual(protocolsDisallowedAtLevel(1, '3.0'), ['SSLv3', 'TLSv1', 'TLSv1.1']);
    assert.deepEqual(protocolsDisallowedAtLevel(0, '3.5'), []);
    assert.deepEqual(protocolsDisallowedAtLevel(1, '1.1.1'), []);
    assert.deepEqual(protocolsDisallowedAtLevel(2, '1.1.1'), ['SSLv3']);
  });
});

function namesOf(list: CipherList): string[] {
  return list.suites.map((suite) => suite.name);
}

function kindsOf(list: CipherList): string[] {
  return list.items.map((item) => item.outcome.kind);
}
