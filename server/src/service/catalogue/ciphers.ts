/**
 * Cipher suites of an OpenSSL release and the words that a cipher list may use for groups of them. What a list
 * makes of them is in tls/cipher-list.ts.
 */
import { byPreference } from './cipher-preference.js';
import type { DataSource } from './data-source.js';
import { compareReleases, isAtLeast, type Release } from './release.js';
import type { TlsProtocol } from './tls-protocols.js';

/** Facts about one cipher suite in one OpenSSL release, as in server/data/ciphers.json. */
export interface CipherSuite {
  /** OpenSSL's name. */
  readonly name: string;
  /** The name in the IANA registry. */
  readonly iana: string;
  /** The number on the wire, as "0xc02f". */
  readonly id: string;
  readonly kx: string;
  readonly au: string;
  readonly enc: string;
  readonly mac: string;
  readonly minProtocol: TlsProtocol;
  readonly maxProtocol: TlsProtocol;
  /** HIGH, MEDIUM, LOW, FIPS, STRONG_NONE and NOT_DEFAULT, as that release rates it. */
  readonly classes: readonly string[];
  readonly strengthBits: number;
  readonly algorithmBits: number;
  /** Only there when OpenSSL was built with that option. */
  readonly buildOption?: string;
  /** Only there once that OpenSSL provider is loaded. */
  readonly provider?: string;
}

/** What a word selects: a suite is selected when it is in each of the sets that are given. */
export interface CipherSelector {
  readonly kx?: ReadonlySet<string>;
  readonly au?: ReadonlySet<string>;
  readonly enc?: ReadonlySet<string>;
  readonly mac?: ReadonlySet<string>;
  readonly minProtocol?: TlsProtocol;
  /** One of these strength classes. */
  readonly strength?: ReadonlySet<string>;
  /** Those that DEFAULT leaves out. */
  readonly notDefault?: true;
}

/** A word that stands for a group of suites, such as "kRSA" or "AESGCM". */
export interface CipherAlias extends CipherSelector {
  readonly name: string;
}

/** The suites and words of one OpenSSL release. */
export interface CipherTable {
  /** The release asked for. */
  readonly release: Release;
  /** The release whose facts answer for it. */
  readonly factsOf: Release;
  /** Suites of TLS 1.2 and below, which a cipher list chooses from, most preferred first. */
  readonly suites: readonly CipherSuite[];
  /** Suites of TLS 1.3 that are on by default, in the order of preference; no cipher list touches them. */
  readonly tls13: readonly CipherSuite[];
  /** All names of suites of TLS 1.3, also of those that are off by default. */
  readonly tls13Names: ReadonlySet<string>;
  readonly aliases: ReadonlyMap<string, CipherAlias>;
  /** Suites of TLS 1.2 and below by the names that a list may use for them. */
  readonly byName: ReadonlyMap<string, CipherSuite>;
}

interface CiphersFile {
  readonly suites: Readonly<Record<Release, readonly CipherSuite[]>>;
  readonly aliases: readonly Readonly<Record<string, string>>[];
}

const TLS13_PREFERENCE = ['TLS_AES_256_GCM_SHA384', 'TLS_CHACHA20_POLY1305_SHA256', 'TLS_AES_128_GCM_SHA256'];

/** OpenSSL's names for several algorithms at once, where the facts do not spell them out. */
const GROUPS: Readonly<Record<string, readonly string[]>> = {
  PSK: ['PSK', 'RSAPSK', 'ECDHEPSK', 'DHEPSK'],
  AES: 'AES128 AES256 AES128GCM AES256GCM AES128CCM AES256CCM AES128CCM8 AES256CCM8'.split(' '),
  CAMELLIA: ['CAMELLIA128', 'CAMELLIA256'],
  CHACHA20: ['CHACHA20POLY1305'],
  ARIA: ['ARIA128GCM', 'ARIA256GCM'],
  CBC: ['3DES', 'RC2', 'IDEA', 'SEED', 'AES128', 'AES256', 'CAMELLIA128', 'CAMELLIA256'],
};

const PROTOCOLS: Readonly<Record<string, TlsProtocol>> = { SSL3: 'SSLv3', TLS1: 'TLSv1', TLS1_2: 'TLSv1.2' };

/** The table for an OpenSSL release: the facts of the nearest known one at or below it, else of the oldest. */
export function cipherTable(data: DataSource, release: Release): CipherTable {
  return data.remember(`cipher table ${release}`, () => makeTable(data, release)) as CipherTable;
}

function makeTable(data: DataSource, release: Release): CipherTable {
  const file = data.read('ciphers') as CiphersFile;
  const known = Object.keys(file.suites).sort(compareReleases);
  const factsOf = known.filter((candidate) => isAtLeast(release, candidate)).at(-1) ?? known[0] ?? release;
  const all = file.suites[factsOf] ?? [];
  const suites = byPreference(all.filter((suite) => suite.minProtocol !== 'TLSv1.3'));
  const encryptions = new Set(Object.values(file.suites).flatMap((rows) => rows.map((suite) => suite.enc)));
  const aliases = file.aliases
    .map((row) => readAlias(row, encryptions))
    .filter((alias) => hasAlias(release, alias));
  return {
    release,
    factsOf,
    suites,
    tls13: TLS13_PREFERENCE.flatMap((name) => all.filter((suite) => suite.name === name)),
    tls13Names: new Set(all.filter((suite) => suite.minProtocol === 'TLSv1.3').map((suite) => suite.name)),
    aliases: new Map(aliases.map((alias) => [alias.name, alias])),
    byName: namesOf(suites, release),
  };
}

function namesOf(suites: readonly CipherSuite[], release: Release): ReadonlyMap<string, CipherSuite> {
  const names = new Map(suites.map((suite) => [suite.name, suite]));
  if (isAtLeast(release, '3.2')) {
    for (const suite of suites) if (!names.has(suite.iana)) names.set(suite.iana, suite);
  }
  return names;
}

/** CBC is the one word that came after 1.1.1. */
function hasAlias(release: Release, alias: CipherAlias): boolean {
  return alias.name !== 'CBC' || isAtLeast(release, '3.0');
}

function readAlias(row: Readonly<Record<string, string>>, encryptions: ReadonlySet<string>): CipherAlias {
  const { name = '', kx, au, enc, mac, minProtocol, class: classes } = row;
  const protocol = minProtocol === undefined ? undefined : PROTOCOLS[minProtocol];
  const strength = classes === undefined || classes === 'NOT_DEFAULT' ? undefined : algorithms(classes);
  return {
    name,
    ...(kx !== undefined && { kx: new Set([...algorithms(kx)].map((word) => word.replace(/^k/, ''))) }),
    ...(au !== undefined && { au: authentications(au) }),
    ...(enc !== undefined && { enc: enc === '~eNULL' ? allBut('eNULL', encryptions) : algorithms(enc) }),
    ...(mac !== undefined && { mac: algorithms(mac) }),
    ...(protocol !== undefined && { minProtocol: protocol }),
    ...(strength !== undefined && { strength }),
    ...(classes === 'NOT_DEFAULT' && { notDefault: true as const }),
  };
}

function authentications(text: string): ReadonlySet<string> {
  if (text !== '~aNULL') return new Set([...algorithms(text)].map((word) => word.replace(/^a/, '')));
  return new Set(['RSA', 'DSS', 'ECDSA', 'PSK', 'SRP', 'GOST01', 'GOST12']);
}

function algorithms(text: string): ReadonlySet<string> {
  return new Set(text.split(' | ').flatMap((word) => GROUPS[word] ?? [word]));
}

function allBut(absent: string, all: ReadonlySet<string>): ReadonlySet<string> {
  return new Set([...all].filter((name) => name !== absent));
}
