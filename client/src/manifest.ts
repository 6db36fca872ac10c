/** What the code has in common with the manifest, where test/client compares the two. */

/** The language ids of the manifest's `contributes.languages`. */
export const languageIds = ['postfix-main', 'postfix-master', 'postfix-table'] as const;

/** The commands of the manifest's `contributes.commands`. */
export const commandIds = [
  'postfix.applyTlsProfile',
  'postfix.exceptDestinations',
  'postfix.exceptLegacyClients',
  'postfix.openManualEntry',
  'postfix.readLog',
  'postfix.restartServer',
  'postfix.showEffectiveTls',
  'postfix.showLogClients',
  'postfix.showOutput',
  'postfix.showServerStatus',
] as const;

/** The profiles of the setting `postfix.profile`. */
export const profileNames = [
  'intermediate',
  'modern',
  'ncsc-2025',
  'rfc9325',
  'bsi',
  'legacy-audit',
] as const;

/** One of the commands. */
export type CommandId = (typeof commandIds)[number];

/**
 * Globs of the files whose change on disk changes an analysis: the two configuration files, the project's
 * settings, and lookup tables under the names that postconf(5) and Debian use for them.
 */
export const watchedFiles = [
  '**/{main,master}.cf',
  '**/.postfix-lint.json',
  '**/{access,aliases,canonical,generic,header_checks,body_checks,relocated,transport,virtual}',
  '**/{*_access,*_maps,*_checks,sasl_passwd,tls_policy,vmailbox,relay_domains,mynetworks,postscreen_*.cidr}',
  '**/*.{cidr,pcre,regexp}',
] as const;
