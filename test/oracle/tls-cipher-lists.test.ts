/** Cipher lists, judged by `openssl ciphers` of each Debian release: the same suites in the same order. */
import assert from 'node:assert/strict';
import { cipherTable, type CipherTable } from '../../server/src/service/catalogue/ciphers.js';
import { isAllowedAtLevel } from '../../server/src/service/tls/security-level.js';
import { evaluateCipherList } from '../../server/src/service/tls/cipher-list.js';
import { testData } from '../support/data.js';
import { corpusValues } from './support/corpus.js';
import { generateCipherLists } from './support/generated-cipher-lists.js';
import { findJudges, type Judge } from './support/judges.js';

const GENERATED = 5000;
const REJECTED = 'rejected';

describe('Cipher lists against openssl ciphers', function () {
  this.timeout(600_000);
  const { judges } = findJudges();
  const tables = new Map(judges.map((judge) => [judge, cipherTable(testData, judge.opensslVersion)]));

  it('chooses the same suites in the same order', async () => {
    const published = corpusValues(/cipher/);
    const generated = generateCipherLists([...tables.values()], GENERATED, 20_26);
    const lists = [...new Set([...published, ...generated])];
    const reports = await Promise.all(
      [...tables].map(async ([judge, table]) => {
        const verdicts = await listedByOpenssl(judge, lists, '');
        const differences = differencesIn(lists, verdicts, (list) => listedByUs(table, list));
        const accepted = verdicts.filter((verdict) => verdict !== REJECTED).length;
        console.log(
          `      ${judge.suite}, OpenSSL ${judge.opensslVersion}: ${lists.length} lists (${published.length} published),` +
            ` ${accepted} accepted, ${differences.length} differ`,
        );
        return differences;
      }),
    );
    assert.deepEqual(reports.flat().slice(0, 5), []);
  });

  it('knows which suites a security level leaves usable', async () => {
    for (const [judge, table] of tables) {
      const lists = [0, 1, 2, 3, 4, 5].map((level) => `ALL:COMPLEMENTOFALL:@SECLEVEL=${level}`);
      const verdicts = await listedByOpenssl(judge, lists, '-s -psk -srp -tls1_2');
      const differences = differencesIn(lists, verdicts, (list) => usableForUs(table, list));
      assert.deepEqual(differences, [], judge.suite);
    }
  });

  it('evaluates a list in well under a millisecond', () => {
    const table = cipherTable(testData, '3.5');
    const list = 'aNULL:-aNULL:HIGH:MEDIUM:+RC4:@STRENGTH:!kRSA:!MD5:!PSK:!SRP:!DSS:+CAMELLIA';
    const rounds = 200;
    for (let round = 0; round < rounds; round += 1) evaluateCipherList(table, list);
    const start = performance.now();
    for (let round = 0; round < rounds; round += 1) evaluateCipherList(table, list);
    const each = (performance.now() - start) / rounds;
    console.log(`      ${each.toFixed(3)} ms a list`);
    assert.ok(each < 1, `${each} ms`);
  });
});

function listedByUs(table: CipherTable, list: string): string {
  const { valid, suites } = evaluateCipherList(table, list);
  return valid ? suites.map((suite) => suite.name).join(':') : REJECTED;
}

function usableForUs(table: CipherTable, list: string): string {
  const { suites, securityLevel = 0 } = evaluateCipherList(table, list);
  const usable = suites.filter((suite) => isAllowedAtLevel(suite, securityLevel));
  return usable.length > 0 ? usable.map((suite) => suite.name).join(':') : REJECTED;
}

/** Runs the judge's openssl once for each list, all from one shell; TLS 1.3 suites are left out. */
async function listedByOpenssl(judge: Judge, lists: readonly string[], options: string): Promise<string[]> {
  const loop = `while IFS= read -r list; do openssl ciphers ${options} -- "$list" 2>/dev/null || echo ${REJECTED}; done`;
  const { stdout } = await judge.start('sh', ['-c', loop], {
    input: lists.map((list) => `${list}\n`).join(''),
  });
  const verdicts = stdout.trimEnd().split('\n').map(withoutTls13);
  assert.equal(verdicts.length, lists.length, `${judge.suite}: one verdict for each list`);
  return verdicts;
}

function withoutTls13(line: string): string {
  const names = line.split(':').filter((name) => !name.startsWith('TLS_'));
  return names.length > 0 ? names.join(':') : REJECTED;
}

interface Difference {
  readonly list: string;
  readonly openssl: string;
  readonly ours: string;
}

function differencesIn(
  lists: readonly string[],
  verdicts: readonly string[],
  ours: (list: string) => string,
): readonly Difference[] {
  return lists
    .map((list, index) => ({ list, openssl: verdicts[index] ?? '', ours: ours(list) }))
    .filter((row) => row.openssl !== row.ours);
}
