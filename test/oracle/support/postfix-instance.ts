/** Starts a private instance of a judge's Postfix on loopback ports, reads its log, and stops it. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Judge, JudgeFolder, RunOptions } from './judges.js';
import { freePorts } from './ports.js';

/**
 * The files of an instance. In all of them {{config}} is its configuration folder, {{base}} the folder that everything
 * of it is in, and {{any-other-name}} a free port that is known by that name.
 */
export interface InstanceFiles {
  /** Goes behind the settings that make the instance private, and may override them. */
  readonly mainCf: string;
  /** The services to add to Postfix's internal ones. */
  readonly masterCf: string;
  /** More files of the configuration folder, by name. */
  readonly files?: Readonly<Record<string, string>>;
  /** The name server that its programs ask, by address; that of the machine when left out. */
  readonly nameServer?: string;
  /** Keys and self-signed certificates to make: {{config}}/rsa.key, {{config}}/rsa.crt, and the same with ec. */
  readonly certificates?: readonly CertificateKind[];
}

/** The algorithm of a certificate's key: RSA of 2048 bits or ECDSA on P-256. */
export type CertificateKind = 'rsa' | 'ec';

/** A running Postfix. */
export interface PostfixInstance {
  /** Its configuration folder, as the judge's programs see it. */
  readonly config: string;
  /** The folder that everything of it is in. */
  readonly folder: JudgeFolder;
  /** Ports by the names that the files gave them. */
  readonly ports: ReadonlyMap<string, number>;
  /** All that it has logged so far; what it has just done may be missing, because postlogd(8) writes for all. */
  log(): string;
  /** What it has logged once that is enough, or after so many seconds whatever is there then. */
  logUntil(isEnough: (log: string) => boolean, seconds?: number): Promise<string>;
  /** Stops it and removes its folder. */
  stop(): Promise<void>;
}

/** Starts an instance, or throws with what Postfix said. */
export async function startPostfix(judge: Judge, files: InstanceFiles): Promise<PostfixInstance> {
  const folder = judge.folder();
  try {
    const ports = await choosePorts([files.mainCf, files.masterCf, ...Object.values(files.files ?? {})]);
    await writeConfiguration(judge, folder, files, ports);
    const config = `${folder.inside}/config`;
    for (const kind of files.certificates ?? []) await makeCertificate(judge, config, kind);
    const started = await judge.start('postfix', ['-c', config, 'start'], resolver(folder, files));
    const log = (): string => readIfThere(join(folder.outside, 'mail.log'));
    if (started.status !== 0) throw new Error(`postfix start failed: ${started.stderr}\n${log()}`);
    return {
      config,
      folder,
      ports,
      log,
      logUntil: async (isEnough, seconds = 30) => {
        const deadline = Date.now() + 1000 * seconds;
        while (!isEnough(log()) && Date.now() < deadline) await sleep(100);
        return log();
      },
      stop: async () => {
        await judge.start('postfix', ['-c', config, 'stop']);
        folder.remove();
      },
    };
  } catch (error) {
    folder.remove();
    throw error;
  }
}

function resolver(folder: JudgeFolder, { nameServer }: InstanceFiles): RunOptions {
  if (nameServer === undefined) return {};
  const resolvConf = join(folder.outside, 'resolv.conf');
  writeFileSync(resolvConf, `nameserver ${nameServer}\noptions timeout:1\n`);
  return { resolvConf };
}

/** Makes KIND.key and KIND.crt, self-signed, in a folder that is named as the judge's programs see it. */
export async function makeCertificate(judge: Judge, folder: string, kind: CertificateKind): Promise<void> {
  const algorithm = kind === 'rsa' ? ['rsa:2048'] : ['ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1'];
  const files = ['-keyout', `${folder}/${kind}.key`, '-out', `${folder}/${kind}.crt`];
  const subject = ['-subj', '/CN=localhost', '-days', '30', '-nodes', '-x509', '-sha256'];
  const made = await judge.start('openssl', ['req', '-newkey', ...algorithm, ...files, ...subject]);
  if (made.status !== 0) throw new Error(`openssl req failed: ${made.stderr}`);
}

const PLACE = /\{\{([\w-]+)\}\}/g;

const PRIVATE_MAIN_CF = `compatibility_level = 3.6
queue_directory = {{base}}/queue
data_directory = {{base}}/data
maillog_file = {{base}}/mail.log
maillog_file_prefixes = {{base}}
notify_classes =
inet_interfaces = loopback-only
inet_protocols = ipv4
myhostname = judge.example.com
mydomain = example.com
mydestination =
local_recipient_maps =
alias_maps =
alias_database =
smtpd_relay_restrictions = reject_unauth_destination
smtpd_peername_lookup = no
smtputf8_enable = no
`;

const INTERNAL_SERVICES = `pickup unix n - n 60 1 pickup
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
tlsmgr unix - - n 1000? 1 tlsmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
verify unix - - n - 1 verify
flush unix n - n 1000? 0 flush
proxymap unix - - n - - proxymap
smtp unix - - n - - smtp
relay unix - - n - - smtp
error unix - - n - - error
retry unix - - n - - error
discard unix - - n - - discard
local unix - n n - - local
virtual unix - n n - - virtual
lmtp unix - - n - - lmtp
anvil unix - - n - 1 anvil
scache unix - - n - 1 scache
tlsproxy unix - - n - 0 tlsproxy
dnsblog unix - - n - 0 dnsblog
postlog unix-dgram n - n - 1 postlogd
`;

async function writeConfiguration(
  judge: Judge,
  folder: JudgeFolder,
  files: InstanceFiles,
  ports: ReadonlyMap<string, number>,
): Promise<void> {
  const places = new Map<string, string | number>([
    ...ports,
    ['base', folder.inside],
    ['config', `${folder.inside}/config`],
  ]);
  const write = (name: string, text: string): void => {
    const filled = text.replace(PLACE, (_, place: string) => String(places.get(place)));
    writeFileSync(join(folder.outside, 'config', name), filled);
  };
  for (const name of ['config', 'queue', 'data']) mkdirSync(join(folder.outside, name));
  await judge.start('chown', ['postfix', `${folder.inside}/data`]);
  await judge.start('chmod', ['755', folder.inside]);
  write('main.cf', privateSettings(files.mainCf) + files.mainCf);
  write('master.cf', INTERNAL_SERVICES + files.masterCf);
  for (const [name, text] of Object.entries(files.files ?? {})) write(name, text);
}

/** What makes an instance private, without what its main.cf sets itself. */
function privateSettings(mainCf: string): string {
  const names = new Set([...mainCf.matchAll(/^(\w+)\s*=/gm)].map((match) => match[1]));
  return PRIVATE_MAIN_CF.replace(/^(\w+) =.*\n/gm, (line, name: string) => (names.has(name) ? '' : line));
}

/** Free ports for all names in the texts. */
async function choosePorts(texts: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const names = new Set(texts.flatMap((text) => [...text.matchAll(PLACE)].map((match) => match[1] ?? '')));
  names.delete('base');
  names.delete('config');
  const ports = await freePorts(names.size);
  return new Map([...names].map((name, index) => [name, ports[index] ?? 0]));
}

function readIfThere(path: string): string {
  return existsSync(path) ? readFileSync(path, 'utf8') : '';
}
