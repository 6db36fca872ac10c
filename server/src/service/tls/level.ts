/**
 * The TLS security level that a service works at: the level parameter, or the legacy switches where it is empty, and
 * what the role makes of it. Follows smtpd.c, smtp_tls_policy.c, postscreen.c and tlsproxy.c.
 */
import type { Effective, Instance } from '../model/instance.js';
import type { Service } from '../model/service.js';
import type { TlsRole } from './protocol-range.js';

/** Security levels by strength, as postconf(5) names them. */
export const SECURITY_LEVELS = [
  'none',
  'may',
  'encrypt',
  'dane',
  'dane-only',
  'fingerprint',
  'verify',
  'secure',
] as const;
export type SecurityLevel = (typeof SECURITY_LEVELS)[number];

/** The family of parameters that a service reads for TLS; tlsproxy's is about what it does for postscreen. */
export type TlsFamily = 'smtpd' | 'smtp' | 'lmtp' | 'postscreen' | 'tlsproxy';

/** The level in force and why. */
export interface EffectiveLevel {
  readonly level: SecurityLevel;
  /** Whether the `*_mandatory_*` parameters apply: cleartext is not an option. */
  readonly mandatory: boolean;
  /** The parameters that decide, most important first. */
  readonly because: readonly Effective[];
  /** What is wrong with the level as configured. */
  readonly problem?:
    | { readonly kind: 'invalid'; readonly text: string }
    | { readonly kind: 'unsupported'; readonly text: string; readonly used: SecurityLevel };
  /** TLS from the first byte, as on port 465. */
  readonly wrapped: boolean;
}

/** Role of a family of parameters. */
export function roleOf(family: TlsFamily): TlsRole {
  return family === 'smtp' || family === 'lmtp' ? 'client' : 'server';
}

/** The family that a daemon reads; undefined for daemons that do no TLS of their own. */
export function familyOf(daemon: string): TlsFamily | undefined {
  return daemon === 'smtpd' || daemon === 'smtp' || daemon === 'lmtp' || daemon === 'postscreen'
    ? daemon
    : undefined;
}

/** The level of a service, or of all that override nothing. */
export function effectiveLevel(instance: Instance, family: TlsFamily, service?: Service): EffectiveLevel {
  const value = (suffix: string): Effective => instance.effective(`${family}_${suffix}`, service);
  const isOn = (effective: Effective): boolean => effective.value.toLowerCase() === 'yes';
  const wrapper = family === 'postscreen' || family === 'tlsproxy' ? undefined : value('tls_wrappermode');
  const wrapped = wrapper !== undefined && isOn(wrapper);
  const configured = value('tls_security_level');
  const decide = (level: SecurityLevel, ...because: Effective[]): EffectiveLevel => ({
    level,
    mandatory: level !== 'none' && level !== 'may',
    because,
    wrapped,
  });
  // smtpd in wrapper mode does not look at its level.
  if (wrapper !== undefined && wrapped && roleOf(family) === 'server') return decide('encrypt', wrapper);
  if (configured.value === '') {
    const enforce = value('enforce_tls');
    const use = value('use_tls');
    if (roleOf(family) === 'server') {
      if (isOn(enforce)) return decide('encrypt', enforce);
      return isOn(use) ? decide('may', use) : decide('none', configured, use);
    }
    const peer = value('tls_enforce_peername');
    if (isOn(enforce)) return decide(isOn(peer) ? 'verify' : 'encrypt', enforce, peer);
    return isOn(use) ? decide('may', use) : decide('none', configured, use);
  }
  const level = SECURITY_LEVELS.find((name) => name === configured.value.toLowerCase());
  if (level === undefined) {
    return { ...decide('none', configured), problem: { kind: 'invalid', text: configured.value } };
  }
  if (roleOf(family) === 'client') return decide(level, configured);
  if (level === 'none' || level === 'may' || level === 'encrypt') return decide(level, configured);
  if (level === 'dane' || level === 'dane-only') {
    return { ...decide('none', configured), problem: { kind: 'invalid', text: configured.value } };
  }
  return {
    ...decide('encrypt', configured),
    problem: { kind: 'unsupported', text: configured.value, used: 'encrypt' },
  };
}
