/** What a user or a project may set, with defaults, and how foreign JSON becomes it. */
import { isRelease, type Release } from '../catalogue/release.js';
import { SEVERITIES, type Severity } from './finding.js';

/** Names of the TLS profiles that rules may judge by. */
export const PROFILES = ['intermediate', 'modern', 'ncsc-2025', 'rfc9325', 'bsi', 'legacy-audit'] as const;
export type Profile = (typeof PROFILES)[number];

/** Settings of one instance. */
export interface Settings {
  /** Target release of Postfix; undefined for the newest known. */
  readonly postfixVersion?: Release;
  readonly opensslVersion?: Release;
  /** Severity by rule code; "off" silences a rule. */
  readonly rules: Readonly<Record<string, Severity | 'off'>>;
  readonly profile: Profile;
  /** Only there when code lenses are switched off. */
  readonly codeLens?: false;
  /** Only there when inlay hints are switched off. */
  readonly inlayHints?: false;
}

/** Settings when nothing is set. */
export const DEFAULT_SETTINGS: Settings = { rules: {}, profile: 'intermediate' };

/** Settings read from JSON, and one sentence for each thing in it that could not be used. */
export interface SettingsReading {
  readonly settings: Settings;
  readonly problems: readonly string[];
}

/**
 * Reads settings from parsed JSON (`.postfix-lint.json`, or what an editor sends under "postfix"): keys "version",
 * "openssl" { "version" }, "rules", "profile", "codeLens" { "enabled" } and "inlayHints" { "enabled" }. What cannot be used is reported and left at `base`.
 */
export function readSettings(json: unknown, base: Settings = DEFAULT_SETTINGS): SettingsReading {
  const problems: string[] = [];
  if (!isRecord(json)) return { settings: base, problems: ['settings must be a JSON object'] };
  const release = (value: unknown, name: string): Release | undefined => {
    if (value === undefined || value === null || value === 'auto' || value === '') return undefined;
    if (typeof value === 'string' && isRelease(value)) return value;
    problems.push(`"${name}" must be "auto" or a release such as "3.10", not ${JSON.stringify(value)}`);
    return undefined;
  };
  const postfixVersion = release(json['version'], 'version') ?? base.postfixVersion;
  const openssl = isRecord(json['openssl']) ? json['openssl']['version'] : undefined;
  const opensslVersion = release(openssl, 'openssl.version') ?? base.opensslVersion;
  const rules = { ...base.rules, ...readRules(json['rules'], problems) };
  let profile = base.profile;
  const wanted = json['profile'];
  const known = PROFILES.find((name) => name === wanted);
  if (known !== undefined) profile = known;
  else if (wanted !== undefined && wanted !== null) {
    problems.push(`"profile" must be one of ${PROFILES.join(', ')}, not ${JSON.stringify(wanted)}`);
  }
  const switchedOff = (name: string): boolean => {
    const part = json[name];
    const enabled = isRecord(part) ? part['enabled'] : undefined;
    if (enabled !== undefined && typeof enabled !== 'boolean') {
      problems.push(`"${name}.enabled" must be true or false, not ${JSON.stringify(enabled)}`);
    }
    return typeof enabled === 'boolean'
      ? !enabled
      : base[name === 'codeLens' ? 'codeLens' : 'inlayHints'] === false;
  };
  const settings = {
    rules,
    profile,
    ...(switchedOff('codeLens') && { codeLens: false as const }),
    ...(switchedOff('inlayHints') && { inlayHints: false as const }),
    ...(postfixVersion !== undefined && { postfixVersion }),
    ...(opensslVersion !== undefined && { opensslVersion }),
  };
  return { settings, problems };
}

function readRules(json: unknown, problems: string[]): Record<string, Severity | 'off'> {
  const rules: Record<string, Severity | 'off'> = {};
  if (json === undefined || json === null) return rules;
  if (!isRecord(json)) {
    problems.push('"rules" must be an object of rule codes and severities');
    return rules;
  }
  for (const [code, value] of Object.entries(json)) {
    const severity = value === 'off' ? 'off' : SEVERITIES.find((name) => name === value);
    if (severity === undefined) {
      problems.push(
        `"rules.${code}" must be off, hint, information, warning or error, not ${JSON.stringify(value)}`,
      );
    } else rules[code] = severity;
  }
  return rules;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
