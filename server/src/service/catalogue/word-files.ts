/** The data files of words, each read when it is first asked for. Their shapes are in words.ts and its neighbours. */
import type { DataSource } from './data-source.js';
import { isAtLeast, type Release } from './release.js';
import type { SmtpWordsFile } from './smtp-words.js';
import type { LookupTablesFile } from './table-words.js';
import type { TlsFile } from './tls-words.js';
import type { DaemonsFile, MasterColumnsFile, NamedWord, RestrictionsFile, ServicesFile } from './words.js';

/** Restrictions and the lists that they stand in. */
export function restrictionWords(data: DataSource): RestrictionsFile {
  return data.read('restrictions') as RestrictionsFile;
}

/** Types of lookup tables, and the keys of their client files. */
export function tableWords(data: DataSource): LookupTablesFile {
  return data.read('lookup-tables') as LookupTablesFile;
}

/** Daemons, their options and attributes. */
export function daemonWords(data: DataSource): DaemonsFile {
  return data.read('daemons') as DaemonsFile;
}

/** The columns of master.cf. */
export function columnWords(data: DataSource): MasterColumnsFile {
  return data.read('master-columns') as MasterColumnsFile;
}

/** Names of services. */
export function serviceWords(data: DataSource): ServicesFile {
  return data.read('services') as ServicesFile;
}

/** Words of TLS settings. */
export function tlsWords(data: DataSource): TlsFile {
  return data.read('tls') as TlsFile;
}

/** Words of SMTP and of Milters. */
export function smtpWords(data: DataSource): SmtpWordsFile {
  return data.read('smtp-words') as SmtpWordsFile;
}

/** Whether a release has a word. */
export function hasWord({ since }: Pick<NamedWord, 'since'>, postfix: Release): boolean {
  return since === undefined || isAtLeast(postfix, since);
}
