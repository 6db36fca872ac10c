/** Texts to measure with, all made here: a main.cf of any length, a JSON document of the same size, tables. */

const ENTRIES = [
  'smtpd_tls_security_level = may',
  'smtpd_tls_mandatory_protocols = >=TLSv1.2',
  'smtpd_tls_exclude_ciphers = aNULL, eNULL, RC4',
  'message_size_limit = 52428800',
  'queue_run_delay = 300s',
  'virtual_alias_maps = hash:/etc/postfix/virtual, proxy:mysql:/etc/postfix/aliases.cf',
  'smtpd_relay_restrictions = permit_mynetworks,\n    permit_sasl_authenticated,\n    # partners come later\n    reject_unauth_destination',
  'mydestination = $myhostname, localhost.$mydomain, localhost',
  '# what the next lines are about',
  '',
  'smtpd_client_restrictions = permit_mynetworks, reject_unknown_client_hostname',
  'mailbox_size_limit = 0',
  'alias_maps = hash:/etc/aliases',
  'smtp_tls_policy_maps = ${indexed}tls_policy',
];

/** A main.cf with at least `lines` physical lines; names repeat only through numbered names of its own. */
export function mainCf(lines: number): string {
  const out: string[] = ['compatibility_level = 3.6', 'indexed = hash:/etc/postfix/'];
  for (let i = 0, count = out.length; count < lines; i += 1) {
    const entry = ENTRIES[i % ENTRIES.length] ?? '';
    const own = i < ENTRIES.length ? entry : entry.replace(/^[a-z]\w*/, (name) => `own_${String(i)}_${name}`);
    out.push(own);
    count += own.split('\n').length;
  }
  // Names of one's own are used, as in a real file; otherwise every second line would be a finding.
  const used = [...out.join('\n').matchAll(/^own_\d+_\w+/gm)].map(([name]) => `$${name}`);
  for (let at = 0; at < used.length; at += 40)
    out.push(`own_list_${String(at)} = ${used.slice(at, at + 40).join(' ')}`);
  const lists = out
    .filter((line) => line.startsWith('own_list_'))
    .map((line) => `$${line.split(' ')[0] ?? ''}`);
  out.push(`smtpd_banner = $myhostname ${lists.join(' ')}`);
  return `${out.join('\n')}\n`;
}

/** A JSON settings document of about as many characters. */
export function jsonOfSize(characters: number): string {
  const settings: Record<string, unknown> = {};
  for (let i = 0, size = 0; size < characters; i += 1) {
    const key = `settings.section${String(i % 50)}.key${String(i)}`;
    const value = i % 3 === 0 ? i : i % 3 === 1 ? `value of the key number ${String(i)}` : ['one', 'two', i];
    settings[key] = value;
    size += JSON.stringify({ [key]: value }, undefined, 2).length + 1;
  }
  return JSON.stringify(settings, undefined, 2);
}

/** A schema that looks at each key of such a document. */
export const JSON_SCHEMA = {
  type: 'object',
  patternProperties: {
    '^settings\\.section\\d+\\.key\\d+$': {
      anyOf: [
        { type: 'integer', minimum: 0 },
        { type: 'string', minLength: 1 },
        { type: 'array', items: { type: ['string', 'integer'] } },
      ],
    },
  },
  additionalProperties: false,
};
