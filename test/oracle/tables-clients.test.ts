/** Files of database clients against postconf(1): the names that it calls unused are those that we do not know. */
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { serviceOn, uriOf } from '../support/instance.js';
import { testData } from '../support/data.js';
import { findJudges, type Judge } from './support/judges.js';
import { tableWords } from '../../server/src/service/catalogue/word-files.js';

const CLIENTS = ['ldap', 'memcache', 'mysql', 'pgsql', 'sqlite'] as const;

describe('Files of database clients', function () {
  this.timeout(120_000);
  const { judges } = findJudges();
  const { clientKeys } = tableWords(testData);
  const names = [
    ...new Set(clientKeys.map(({ name }) => name)),
    'host',
    'Query',
    'no_such_name',
    'myhostname',
  ];
  const text = names.map((name) => `${name} = x\n`).join('');

  for (const judge of judges) {
    for (const client of CLIENTS) {
      it(`have the unused names that postconf of ${judge.suite} finds for ${client}`, () => {
        const main = `relay_domains = ${client}:$config_directory/client.cf\n`;
        const service = serviceOn(
          [
            { name: 'main.cf', text: main },
            { name: 'client.cf', text },
          ],
          { postfixVersion: judge.postfixVersion },
        );
        const found = service
          .analyseTable(uriOf('client.cf'))
          ?.findings()
          .filter(({ rule }) => rule === 'unknown-client-key')
          .map(({ span }) => text.slice(span.start, span.end));
        assert.deepEqual(found?.sort(), unusedNames(judge, client, text).sort());
      });
    }
    it(`stop postconf of ${judge.suite} where a line has no "="`, () => {
      const { stderr } = runPostconf(judge, 'mysql', 'hosts = a\nno equals\n');
      assert.match(stderr, /fatal: .*line 2: missing '='/);
    });
  }
});

function unusedNames(judge: Judge, client: string, text: string): string[] {
  const { stderr } = runPostconf(judge, client, text);
  return [...stderr.matchAll(/client\.cf: unused parameter: (\w+)=/g)].map(([, name = '']) => name);
}

function runPostconf(judge: Judge, client: string, text: string): { stderr: string } {
  const folder = judge.folder();
  try {
    const main = `relay_domains = ${client}:${folder.inside}/client.cf\n`;
    writeFileSync(join(folder.outside, 'main.cf'), main);
    writeFileSync(join(folder.outside, 'master.cf'), '');
    writeFileSync(join(folder.outside, 'client.cf'), text);
    return judge.run('postconf', ['-c', folder.inside, '-n']);
  } finally {
    folder.remove();
  }
}
