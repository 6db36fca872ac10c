/**
 * Our reading of main.cf and master.cf against postconf(1): what it warns of or dies of, and the values that
 * `postconf -x -n` prints, on real and on generated configurations, for each release. What is left out is in
 * support/parity-exceptions.ts. POSTFIX_GENERATED is how many are generated, POSTFIX_SEED a number to make others from,
 * POSTFIX_SHOWN how many disagreements are shown.
 */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DocumentAnalysis } from '../../server/src/service/index.js';
import { isAtLeast } from '../../server/src/service/catalogue/release.js';
import { formatParameter, namesSet } from '../../server/src/service/model/listing.js';
import { templatePieces } from '../../server/src/service/syntax/template.js';
import { parseValue, references } from '../../server/src/service/syntax/value.js';
import { analyseFiles } from '../support/instance.js';
import { corpusFolder } from './support/corpus.js';
import { generateInstances } from './support/generated-instances.js';
import { findJudges } from './support/judges.js';
import { ourComplaints } from './support/our-complaints.js';
import { exceptionTable, leaveOut } from './support/parity-exceptions.js';
import { readComplaints } from './support/postconf-messages.js';
import { runPostconf, type Configuration, type Verdict } from './support/run-postconf.js';

/** Parameters whose defaults depend on the machine or on how Debian builds Postfix: values with these are not compared. */
const MACHINE_DEPENDENT: Readonly<Record<string, string>> = {
  config_directory: 'where the configuration is',
  daemon_directory: "Debian's choice",
  default_database_type: 'the libraries at hand',
  mail_release_date: 'the build',
  mail_version: 'the build',
  mydomain: 'the name of the machine',
  myhostname: 'the name of the machine',
  mynetworks: 'the network interfaces of the machine',
  process_id: 'the running process',
  process_name: 'the running program',
  tls_eecdh_auto_curves: 'the release of OpenSSL',
};

const GENERATED = Number(process.env['POSTFIX_GENERATED'] ?? 2000);
const SEED = Number(process.env['POSTFIX_SEED'] ?? 20261121);

describe('What we read', function () {
  this.timeout(600_000);
  const { judges } = findJudges();
  let disagreed = 0;
  after(() => {
    console.log(`\n      ${String(disagreed)} disagreements\n${exceptionTable().replace(/^/gm, '      ')}\n`);
  });
  for (const judge of judges) {
    for (const [title, load] of [
      ['the corpus', corpusInstances],
      [`${String(GENERATED)} generated configurations`, () => generateInstances(GENERATED, SEED)],
    ] as const) {
      it(`is what Postfix ${judge.postfixVersion} reads in ${title}`, async function () {
        const configurations = load();
        if (configurations.length === 0) this.skip();
        const verdicts = await runPostconf(judge, configurations);
        const disagreements = configurations.flatMap((configuration, index) =>
          compare(configuration, verdicts[index], judge.postfixVersion),
        );
        disagreed += disagreements.length;
        console.log(
          `      ${judge.suite}: ${String(configurations.length)} configurations, ${String(disagreements.length)} disagreements`,
        );
        const shown = disagreements.slice(0, Number(process.env['POSTFIX_SHOWN'] ?? 20));
        assert.equal(disagreements.length, 0, shown.join('\n'));
      });
    }
  }
});

function corpusInstances(): Configuration[] {
  const folder = corpusFolder();
  if (folder === undefined) return [];
  const read = (path: string): string => (existsSync(path) ? readFileSync(path, 'utf8') : '');
  return readdirSync(join(folder, 'instances')).map((name) => ({
    name,
    main: read(join(folder, 'instances', name, 'main.cf')),
    master: read(join(folder, 'instances', name, 'master.cf')),
  }));
}

function compare(
  { name, main, master }: Configuration,
  verdict: Verdict | undefined,
  postfixVersion: string,
): string[] {
  const files = [
    { name: 'main.cf', text: main },
    { name: 'master.cf', text: master },
  ];
  const analysis = analyseFiles(files, { postfixVersion });
  if (verdict === undefined) return [`${name}: there is no verdict`];
  if (verdict.complaints.includes('Segmentation fault') && leaveOut('postconf-crashes')) return [];
  const theirs = readComplaints(verdict.complaints);
  const ours = ourComplaints(analysis);
  const found: string[] = theirs.unknown.map((line) => `postconf says: ${line}`);
  for (const complaint of theirs.warnings) {
    if (ours.warnings.has(complaint)) continue;
    if (complaint === 'main.cf duplicate config_directory' && leaveOut('config-directory')) continue;
    const text = complaint.startsWith('main.cf') ? main : master;
    if (complaint.endsWith(' nul') && /^\s*#.*\0/m.test(text) && leaveOut('nul-in-comment')) continue;
    if (complaint === 'reference' && isTemplate(files) && leaveOut('template')) continue;
    found.push(`we miss: ${complaint}`);
  }
  if (theirs.fatal === undefined) {
    for (const complaint of ours.warnings) {
      if (theirs.warnings.has(complaint)) continue;
      const isNew = / (?:comment|nul)$/.test(complaint);
      if (isNew && !isAtLeast(postfixVersion, '3.8') && leaveOut('old-release-says-nothing')) continue;
      found.push(`postconf does not say: ${complaint}`);
    }
    for (const complaint of ours.fatal) found.push(`postconf does not die of: ${complaint}`);
    if (verdict.values !== '') found.push(...compareValues(analysis, verdict.values));
  } else {
    if (!ours.fatal.has(theirs.fatal)) found.push(`we miss the end: ${theirs.fatal}`);
    if ([...ours.warnings].some((complaint) => !theirs.warnings.has(complaint))) leaveOut('after-the-end');
  }
  return found.map((line) => `${name}: ${line}`);
}

function isTemplate(files: readonly { readonly text: string }[]): boolean {
  return files.some(({ text }) => templatePieces(text).length > 0);
}

function compareValues(analysis: DocumentAnalysis, printed: string): string[] {
  const { instance } = analysis;
  const theirs = new Map(
    printed.split(/\n(?=[^\n]+ =)/).map((line) => [line.replace(/ =.*$/s, ''), line.trimEnd()]),
  );
  const found: string[] = [];
  const ours = namesSet(instance, analysis.names());
  for (const name of ours) {
    if (name === 'config_directory' && leaveOut('config-directory')) continue;
    if (dependsOnMachine(instance, name, new Set()) && leaveOut('machine-value')) continue;
    const effective = instance.effective(name);
    const line = theirs.get(name);
    if (line === undefined) found.push(`postconf does not list: ${name}`);
    else if (line !== formatParameter(effective).trimEnd())
      found.push(`value: ${formatParameter(effective)} | ${line}`);
  }
  for (const name of theirs.keys())
    if (name !== '' && name !== 'config_directory' && !ours.includes(name))
      found.push(`we do not list: ${name}`);
  return found;
}

/** Whether a value refers, if through others, to a name whose default depends on the machine. */
function dependsOnMachine(instance: DocumentAnalysis['instance'], name: string, seen: Set<string>): boolean {
  if (seen.has(name)) return false;
  seen.add(name);
  const { raw, origin, exact } = instance.effective(name);
  if (!exact) return true;
  if (origin.kind !== 'main' && name in MACHINE_DEPENDENT) return true;
  return [...references(parseValue(raw))].some((reference) =>
    dependsOnMachine(instance, reference.name, seen),
  );
}
