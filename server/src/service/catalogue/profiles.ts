/** The TLS profiles that rules judge by: what each demands, from when and from whom. */
import type { DataSource } from './data-source.js';
import type { TlsProtocol } from './tls-protocols.js';

/** The oldest protocol version that a profile accepts. */
export interface LeastProtocol {
  readonly mandatory: TlsProtocol;
  readonly opportunistic: TlsProtocol;
}

/** One profile. */
export interface TlsProfile {
  readonly name: string;
  readonly title: string;
  /** Year and month of its source. */
  readonly date: string;
  readonly least: { readonly server: LeastProtocol; readonly client: LeastProtocol };
  /** How bad an older version is where TLS is opportunistic; information when left out. */
  readonly opportunistic?: 'warning' | 'information';
  /** Words of cipher lists for suites that are not accepted where TLS is mandatory. */
  readonly avoid: readonly string[];
  /** Words for suites that it still takes there and wants to see go. */
  readonly phaseOut: readonly string[];
  /** Who should choose the cipher suite; either when left out. */
  readonly order?: 'server' | 'client';
  readonly sources: readonly { readonly title: string; readonly url: string }[];
  readonly summary: string;
}

interface ProfilesFile {
  readonly profiles: readonly [TlsProfile, ...TlsProfile[]];
}

/** All profiles, the default one first. */
export function tlsProfiles(data: DataSource): readonly [TlsProfile, ...TlsProfile[]] {
  return (data.read('profiles') as ProfilesFile).profiles;
}

/** A profile by its name; the default one for a name that is none. */
export function tlsProfile(data: DataSource, name: string): TlsProfile {
  const profiles = tlsProfiles(data);
  return profiles.find((profile) => profile.name === name) ?? profiles[0];
}
