/**
 * The newest package of Postfix that this machine's archive has, by apt itself, which checks the signature and
 * the digest. apt works on lists of its own in a folder of ours: the machine's are neither used nor changed.
 */
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { runQuietly } from './run-quietly.mjs';

const suites = ['unstable', 'testing', 'stable'];
const keyrings = ['debian-archive-keyring.pgp', 'debian-archive-keyring.gpg', 'ubuntu-archive-keyring.gpg'];

/** Downloads to the folder: `{ file, problems }`; without a file the problems say why, suite by suite. */
export function downloadNewest(folder) {
  const problems = [];
  const mirror = findMirror();
  if (mirror === undefined) return { file: undefined, problems: ['apt is not told of any archive.'] };
  for (const suite of suites) {
    const file = attempt(suite, problems, () => downloadFrom(mirror, suite, path.join(folder, suite)));
    if (file !== undefined) return { file, problems };
  }
  const own = path.join(folder, 'own');
  mkdirSync(own);
  const file = attempt("the machine's own suite", problems, () => download(own, []));
  return { file, problems };
}

function attempt(suite, problems, act) {
  try {
    return act();
  } catch (error) {
    problems.push(`No package from ${suite}: ${error.message}`);
    return undefined;
  }
}

/** The first archive with a main component that is not one of updates only. */
function findMirror() {
  const format = '$(COMPONENT) $(RELEASE) $(REPO_URI)';
  const rows = runQuietly('apt-get', ['indextargets', '--format', format, 'Created-By: Packages'])
    .split('\n')
    .map((line) => line.split(' '));
  const row = rows.find(([component, release]) => component === 'main' && /^[a-z]+$/.test(release));
  return row?.[2];
}

function downloadFrom(mirror, suite, folder) {
  mkdirSync(path.join(folder, 'state'), { recursive: true });
  mkdirSync(path.join(folder, 'cache'));
  const keyring = keyrings.map((name) => `/usr/share/keyrings/${name}`).find((file) => existsSync(file));
  const signed = keyring === undefined ? '' : `[signed-by=${keyring}] `;
  writeFileSync(path.join(folder, 'sources.list'), `deb ${signed}${mirror} ${suite} main\n`);
  writeFileSync(path.join(folder, 'status'), '');
  const settings = {
    'Dir::Etc::SourceList': path.join(folder, 'sources.list'),
    'Dir::Etc::SourceParts': '/dev/null',
    'Dir::State': path.join(folder, 'state'),
    'Dir::State::status': path.join(folder, 'status'),
    'Dir::Cache': path.join(folder, 'cache'),
    'Acquire::Languages': 'none',
    'APT::Update::Error-Mode': 'any',
  };
  const options = Object.entries(settings).map(([name, value]) => `-o${name}=${value}`);
  runQuietly('apt-get', [...options, 'update']);
  return download(folder, options);
}

function download(folder, options) {
  runQuietly('apt-get', [...options, '-oAPT::Sandbox::User=root', 'download', 'postfix'], { cwd: folder });
  const file = readdirSync(folder).find((name) => /^postfix_.*\.deb$/.test(name));
  if (file === undefined) throw new Error('apt-get left no file');
  return path.join(folder, file);
}
