/**
 * Shapes of the data files that know words rather than parameters: restrictions, actions, lookup tables, daemons,
 * services, TLS and SMTP words. What each field means is said in the `comment` of its file; types only, no logic.
 */
import type { Release } from './release.js';

/** What all words have: a name, and a sentence or two that say what it does. */
export interface NamedWord {
  readonly name: string;
  readonly summary: string;
  /** Release of Postfix that brought it; missing when it has always been there or nobody knows. */
  readonly since?: Release;
}

/** The lists that restrictions stand in, by the SMTP command that they judge. */
export type RestrictionContext =
  'client' | 'helo' | 'sender' | 'relay' | 'recipient' | 'data' | 'end_of_data' | 'etrn';

/** A setting without which a word does not do its work. */
export interface RequiredSetting {
  readonly parameter: string;
  readonly value: string;
}

/** Since when a word should no longer be used, and what takes its place. */
export interface Replacement {
  readonly since: Release;
  readonly replacedBy: readonly string[];
}

/** A parameter that is a list of restrictions. */
export interface RestrictionList extends NamedWord {
  readonly context: RestrictionContext;
  /** The restriction that a bare lookup table in this list stands for; without one it is an error. */
  readonly implicitTable?: string;
}

/** What has to follow a restriction, and what smtpd(8) does when it is missing. */
export interface RestrictionArgument {
  readonly kind: 'table' | 'dnsbl-domain' | 'rhsbl-domain' | 'seconds' | 'policy-server' | 'restriction';
  readonly required: boolean;
  readonly whenMissing: 'ignored' | 'server-error';
}

/** An entry of a restriction list. */
export interface Restriction extends NamedWord {
  readonly kind: 'permit' | 'reject' | 'defer' | 'warn' | 'check' | 'control';
  /** The first command that knows what the restriction judges. */
  readonly stage: 'any' | 'client' | 'helo' | 'sender' | 'recipient' | 'data' | 'etrn';
  /** Lists where it is sensible; elsewhere it is legal. */
  readonly contexts: readonly RestrictionContext[];
  readonly argument?: RestrictionArgument;
  /** First release that answers it with a server configuration error. */
  readonly removed?: Release;
  readonly deprecated?: Replacement;
  /** Older names that mean the same. */
  readonly aliases?: readonly string[];
  readonly requires?: readonly RequiredSetting[];
  readonly parameters?: readonly string[];
  /** What follows it in its list is ignored. */
  readonly final?: true;
  /** smtpd(8) demands one of these in the relay or recipient list. */
  readonly stopsOpenRelay?: true;
  /** OK from its table is not honoured. */
  readonly okForbidden?: true;
}

/** The file restrictions.json. */
export interface RestrictionsFile {
  readonly lists: readonly RestrictionList[];
  readonly restrictions: readonly Restriction[];
}

/** The text after an action of an access or header_checks table. */
export interface ActionArgument {
  readonly kind: 'text' | 'address' | 'transport' | 'header';
  readonly required: boolean;
}

/** A result of an access(5) table. */
export interface AccessAction extends NamedWord {
  readonly kind: 'permit' | 'reject' | 'defer' | 'control';
  readonly contexts: readonly RestrictionContext[];
  readonly argument?: ActionArgument;
  /** Regular expression for results that are no fixed word. */
  readonly pattern?: string;
  readonly aliases?: readonly string[];
  readonly parameters?: readonly string[];
  readonly undocumented?: true;
}

/** A word of postscreen_access_list or of its tables. */
export interface PostscreenAction extends NamedWord {
  readonly kind: 'permit' | 'reject' | 'control';
  readonly where: readonly ('parameter' | 'table')[];
  readonly parameters?: readonly string[];
}

/** The file access-actions.json. */
export interface AccessActionsFile {
  readonly actions: readonly AccessAction[];
  readonly postscreen: readonly PostscreenAction[];
}

/** A result of a header_checks(5) or body_checks(5) table. */
export interface HeaderChecksAction extends NamedWord {
  readonly kind: 'reject' | 'control';
  /** Parameters whose tables may use it. */
  readonly checks: readonly string[];
  readonly argument?: ActionArgument;
  readonly aliases?: readonly string[];
  readonly parameters?: readonly string[];
}

/** The file header-checks-actions.json. */
export interface HeaderChecksActionsFile {
  readonly actions: readonly HeaderChecksAction[];
}

/** A program that master.cf starts. */
export interface Daemon extends NamedWord {
  readonly kind: 'internal' | 'delivery' | 'server';
  /** Names that its services usually have. */
  readonly services: readonly string[];
  /** What the stock master.cf has in its columns. */
  readonly columns: MasterFields;
  /** Columns that must stay as they are. */
  readonly limit?: Partial<Pick<MasterFields, 'private' | 'maxproc'>>;
  /** Needs "n" in the unprivileged column. */
  readonly privileged?: true;
  readonly chrootForbidden?: true;
  readonly chrootDiscouraged?: true;
  readonly needsWakeup?: true;
  readonly needsServices?: readonly string[];
  readonly usedBy?: readonly string[];
  /** Has attributes of its own after the options. */
  readonly arguments?: 'pipe' | 'spawn';
}

/** Values of the columns type to maxproc of master.cf. */
export interface MasterFields {
  readonly type: string;
  readonly private: string;
  readonly unprivileged: string;
  readonly chroot: string;
  readonly wakeup: string;
  readonly maxproc: string;
}

/** A command-line option of all daemons. */
export interface DaemonOption extends NamedWord {
  readonly argument: 'none' | 'name=value';
  readonly parameters?: readonly string[];
}

/** A name=value attribute of pipe(8) or spawn(8). */
export interface DaemonAttribute extends NamedWord {
  readonly daemons: readonly ('pipe' | 'spawn')[];
  /** Form of the value, for people. */
  readonly value: string;
  readonly required: boolean;
  readonly default?: string;
  /** Takes in the rest of the line. */
  readonly last?: true;
}

/** A letter of the flags attribute of pipe(8). */
export interface PipeFlag extends NamedWord {
  /** Wants one recipient per delivery. */
  readonly singleRecipient?: true;
}

/** The file daemons.json. */
export interface DaemonsFile {
  readonly daemons: readonly Daemon[];
  readonly options: readonly DaemonOption[];
  readonly attributes: readonly DaemonAttribute[];
  readonly pipeFlags: readonly PipeFlag[];
}

/** A name in the first column of master.cf, for one service type. */
export interface ServiceName extends NamedWord {
  readonly type: 'inet' | 'unix' | 'unix-dgram' | 'fifo' | 'pass';
  readonly origin: 'port' | 'postfix' | 'convention';
  readonly daemon?: string;
  readonly port?: number;
  readonly aliases?: readonly string[];
  readonly use?: 'mx' | 'submission' | 'delivery' | 'other';
  readonly implicitTls?: true;
  /** May be named in transport tables. */
  readonly transport?: true;
  /** Settings that hold the name. */
  readonly parameters?: readonly string[];
}

/** The file services.json. */
export interface ServicesFile {
  readonly services: readonly ServiceName[];
}

/** A column of master.cf. */
export interface MasterColumn extends NamedWord {
  readonly title: string;
  /** From 0, the service name, to 7, the command. */
  readonly index: number;
  readonly kind: 'service' | 'enum' | 'yes-no' | 'wakeup' | 'maxproc' | 'command';
  readonly values: readonly NamedWord[];
  /** What "-" stands for. */
  readonly default?: string;
  readonly defaultBefore?: { readonly release: Release; readonly value: string };
}

/** The file master-columns.json. */
export interface MasterColumnsFile {
  readonly columns: readonly MasterColumn[];
}
