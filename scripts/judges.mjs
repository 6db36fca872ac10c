/**
 * Makes the Debian roots in which real Postfix and OpenSSL judge this project: one folder for each release in
 * .cache/judges, by debootstrap, from the mirror that this machine's own apt uses. Finished roots are kept.
 * Usage, as root: node scripts/judges.mjs [--list] [SUITE…]
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const SUITES = ['bookworm', 'trixie', 'sid'];
const PACKAGES = [
  'postfix',
  'postfix-pcre',
  'postfix-ldap',
  'postfix-mysql',
  'postfix-pgsql',
  'postfix-lmdb',
  'postfix-sqlite',
  'openssl',
];
const FOLDER = join(fileURLToPath(new URL('..', import.meta.url)), '.cache', 'judges');

main(process.argv.slice(2));

function main(args) {
  const wanted = args.filter((arg) => !arg.startsWith('--'));
  const unknown = wanted.filter((suite) => !SUITES.includes(suite));
  if (unknown.length > 0) stop(`no such judge: ${unknown.join(', ')}; there are ${SUITES.join(', ')}`);
  if (args.includes('--list')) {
    for (const suite of SUITES)
      console.log(`${suite}\t${isComplete(join(FOLDER, suite)) ? 'ready' : 'missing'}`);
    return;
  }
  const missing = (wanted.length > 0 ? wanted : SUITES).filter((suite) => !isComplete(join(FOLDER, suite)));
  if (missing.length === 0) return;
  checkMachine();
  const mirror = mirrorOfThisMachine();
  const failed = missing.filter((suite) => !makeRoot(suite, mirror));
  if (failed.length > 0) {
    stop(
      `not made: ${failed.join(', ')}; an unstable archive can be inconsistent for some hours, try again later`,
    );
  }
}

function isComplete(root) {
  return existsSync(join(root, 'usr/sbin/postconf')) && existsSync(join(root, 'usr/bin/openssl'));
}

function checkMachine() {
  if (process.getuid?.() !== 0)
    stop('making a root needs the rights of root: debootstrap makes device nodes');
  if (spawnSync('debootstrap', ['--version']).status !== 0) {
    stop('debootstrap is missing: apt-get install debootstrap');
  }
}

/** The archive from which apt takes this machine's release itself, not its updates. */
function mirrorOfThisMachine() {
  const targets = execFileSync(
    'apt-get',
    ['indextargets', '--format', '$(REPO_URI) $(RELEASE) $(COMPONENT)'],
    {
      encoding: 'utf8',
    },
  );
  const rows = targets.split('\n').map((line) => line.split(' '));
  const main = rows.find(([uri, release, component]) => {
    return component === 'main' && /^[a-z]+$/.test(release) && /\/debian\/?$/.test(uri);
  });
  if (main === undefined)
    stop("this machine's apt configuration names no Debian archive to take packages from");
  return main[0];
}

function makeRoot(suite, mirror) {
  const root = join(FOLDER, suite);
  const building = `${root}.building`;
  rmSync(building, { recursive: true, force: true });
  mkdirSync(building, { recursive: true });
  console.log(`${suite}: making ${root} …`);
  const args = ['--variant=minbase', `--include=${PACKAGES.join(',')}`, suite, building, mirror];
  const run = spawnSync('debootstrap', args, {
    encoding: 'utf8',
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
  if (run.status !== 0 || !isComplete(building)) {
    console.error(`${suite}: debootstrap failed:\n${tail(run.stdout)}\n${tail(run.stderr)}`);
    console.error(`its log is ${join(building, 'debootstrap/debootstrap.log')}`);
    return false;
  }
  spawnSync('chroot', [building, 'apt-get', 'clean']);
  rmSync(root, { recursive: true, force: true });
  renameSync(building, root);
  console.log(`${suite}: ready`);
  return true;
}

function tail(text) {
  return text.trimEnd().split('\n').slice(-5).join('\n');
}

function stop(message) {
  console.error(`judges: ${message}`);
  process.exit(1);
}
