/**
 * The real programs that judge this project: Postfix and OpenSSL of several Debian releases, each in a root of its
 * own that scripts/judges.mjs makes. Debian 12 may also be the machine itself.
 */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** What a program left behind. */
export interface Outcome {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Options of {@link Judge.run} and {@link Judge.start}. */
export interface RunOptions {
  readonly input?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** A file, by its path outside of the judge, that the program and all it starts see as /etc/resolv.conf. */
  readonly resolvConf?: string;
}

/** A folder of a judge: its path as the judge's programs see it, and as this process sees it. */
export interface JudgeFolder {
  readonly inside: string;
  readonly outside: string;
  remove(): void;
}

/** One Debian release with its Postfix and OpenSSL. */
export interface Judge {
  readonly suite: string;
  /** Its root; undefined for the machine itself. */
  readonly root: string | undefined;
  /** As "3.7.11". */
  readonly postfixVersion: string;
  /** As "3.0.22". */
  readonly opensslVersion: string;
  /** Runs a program to its end. */
  run(command: string, args: readonly string[], options?: RunOptions): Outcome;
  /** The same without blocking, so that several may run. */
  start(command: string, args: readonly string[], options?: RunOptions): Promise<Outcome>;
  /** Makes a temporary folder that its programs can reach. */
  folder(): JudgeFolder;
}

/** The judges that are there, and those that are not, with what to do about it. */
export interface Judges {
  readonly judges: readonly Judge[];
  readonly missing: readonly string[];
}

/** Debian's unstable release is now and then not installable for some hours; the others have no such excuse. */
const REQUIRED = ['bookworm', 'trixie'];
const OPTIONAL = ['sid'];

/** All judges. Throws when a required one is missing; names the missing optional ones on the console. */
export function findJudges(): Judges {
  const found = [...REQUIRED, ...OPTIONAL].map((suite) => ({ suite, judge: findJudge(suite) }));
  const missing = found.filter(({ judge }) => judge === undefined).map(({ suite }) => suite);
  const fatal = missing.filter((suite) => REQUIRED.includes(suite));
  if (fatal.length > 0) {
    throw new Error(
      `no judge ${fatal.join(', ')}: run "node scripts/judges.mjs" as root, which makes .cache/judges`,
    );
  }
  for (const suite of missing)
    console.warn(`      LEFT OUT: no judge ${suite} (node scripts/judges.mjs ${suite})`);
  return { judges: found.flatMap(({ judge }) => judge ?? []), missing };
}

function findJudge(suite: string): Judge | undefined {
  const root = join(repositoryRoot(), '.cache', 'judges', suite);
  if (existsSync(join(root, 'usr/sbin/postconf'))) return makeJudge(suite, root);
  return suite === 'bookworm' && existsSync('/usr/sbin/postconf')
    ? onlyIfDebian12(makeJudge(suite, undefined))
    : undefined;
}

function onlyIfDebian12(judge: Judge): Judge | undefined {
  return judge.postfixVersion.startsWith('3.7.') && judge.opensslVersion.startsWith('3.0.')
    ? judge
    : undefined;
}

/** In a mount namespace of its own, so that nobody else sees the change. */
const WITH_RESOLV_CONF = 'mount --bind "$1" "$2/etc/resolv.conf" && shift 2 && exec "$@"';

function makeJudge(suite: string, root: string | undefined): Judge {
  const commandLine = (
    command: string,
    args: readonly string[],
    { resolvConf }: RunOptions,
  ): [string, string[]] => {
    const inside = root === undefined ? [command, ...args] : ['chroot', root, command, ...args];
    const [first = command, ...rest] =
      resolvConf === undefined
        ? inside
        : ['unshare', '-m', 'sh', '-c', WITH_RESOLV_CONF, 'sh', resolvConf, root ?? '', ...inside];
    return [first, rest];
  };
  const run: Judge['run'] = (command, args, options = {}) => {
    const { status, stdout, stderr, error } = spawnSync(...commandLine(command, args, options), {
      encoding: 'utf8',
      input: options.input ?? '',
      env: environment(options),
      maxBuffer: 1 << 28,
    });
    if (error !== undefined) throw error;
    return { status, stdout, stderr };
  };
  return {
    suite,
    root,
    postfixVersion: wordAfter(run('postconf', ['-d', 'mail_version']).stdout, '= '),
    opensslVersion: wordAfter(run('openssl', ['version']).stdout, 'OpenSSL '),
    run,
    start: (command, args, options = {}) => startProgram(...commandLine(command, args, options), options),
    folder: () => makeFolder(root),
  };
}

function startProgram(command: string, args: readonly string[], options: RunOptions): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { env: environment(options) });
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    child.on('error', reject);
    child.on('close', (status) => {
      resolve({ status, stdout, stderr });
    });
    child.stdin.on('error', () => undefined);
    child.stdin.end(options.input ?? '');
  });
}

function environment(options: RunOptions): NodeJS.ProcessEnv {
  return { PATH: '/usr/sbin:/usr/bin:/sbin:/bin', LC_ALL: 'C', ...options.env };
}

function makeFolder(root: string | undefined): JudgeFolder {
  const outside = mkdtempSync(join(root === undefined ? tmpdir() : join(root, 'tmp'), 'judge-'));
  return {
    outside,
    inside: root === undefined ? outside : outside.slice(root.length),
    remove: () => {
      rmSync(outside, { recursive: true, force: true });
    },
  };
}

function wordAfter(text: string, mark: string): string {
  const rest = text.slice(text.indexOf(mark) + mark.length);
  return /^\S+/.exec(rest)?.[0] ?? '';
}

/** The checkout's folder, from the compiled file's place in out/. */
export function repositoryRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'package.json'))) folder = dirname(folder);
  return folder;
}
