/** The service that a legacy exception adds to master.cf: derived from another one, open to named clients alone. */
import { orNewerInOption } from '../tls/remedy.js';
import { optionText } from '../lint/settings-edits.js';
import type { Instance } from '../model/instance.js';
import type { Service } from '../model/service.js';

/** Where the named clients may send mail to. */
export const RELAYING = ['anywhere', 'authenticated', 'own-domains'] as const;
export type Relaying = (typeof RELAYING)[number];

/** What makes the service. */
export interface LegacyService {
  /** The first column. */
  readonly endpoint: string;
  /** The parameter of main.cf that names the clients. */
  readonly clients: string;
  readonly relaying: Relaying;
  /** Its name in the log. */
  readonly logName: string;
  /** Options for cipher suites, where the ones in force leave none for TLS 1.0. */
  readonly ciphers: Readonly<Record<string, string>>;
}

const RESTRICTIONS: Readonly<Record<Relaying, string>> = {
  anywhere: 'permit_mynetworks,reject',
  authenticated: 'permit_sasl_authenticated,reject',
  'own-domains': 'reject_unauth_destination',
};

const WHAT_FOR: Readonly<Record<Relaying, string>> = {
  anywhere: 'They may send mail to anywhere.',
  authenticated: 'They may send mail to anywhere once they have logged in.',
  'own-domains': 'They may send mail to the domains of this server only.',
};

/** The lines of the service, comments first, without a line end at the end. */
export function legacyServiceLines(instance: Instance, source: Service, service: LegacyService): string {
  const { fields } = source.tree;
  const { endpoint, clients, relaying, logName } = service;
  const columns = [
    endpoint.padEnd(9),
    'inet ',
    'n      ',
    fields.unprivileged.text.padEnd(7),
    fields.chroot.text.padEnd(7),
    fields.wakeup.text.padEnd(7),
    fields.maxproc.text.padEnd(7),
    fields.command.text,
  ];
  const own = ownOptions(instance, source, service);
  const inherited = [...source.overrides.values()].filter(({ name }) => !(name in own));
  const options = [
    ...inherited.map(({ name, value, form }) =>
      form === 'braces' ? `{ ${name} = ${value.text} }` : `${name}=${value.text}`,
    ),
    ...Object.entries(own).map(([name, value]) => optionText(instance, name, value)),
  ];
  return [
    `# TLS 1.0 and 1.1 for legacy clients: like ${source.id}, but for the clients of $${clients} in main.cf alone.`,
    `# Others are turned away before they can start TLS. ${WHAT_FOR[relaying]}`,
    `# In the log it is ${logName}; take it out when nobody needs it any longer.`,
    `# postfix-lint disable=weak-protocols this is the exception`,
    columns.join(' '),
    ...options.map((option) => `  -o ${option}`),
  ].join('\n');
}

/** What the service sets itself, whatever the one that it is derived from sets. */
function ownOptions(
  instance: Instance,
  source: Service,
  { clients, relaying, logName, ciphers }: LegacyService,
): Record<string, string> {
  const { catalogue } = instance;
  const protocols = orNewerInOption('TLSv1', catalogue.target.postfix);
  const half = (name: string): Record<string, string> => (catalogue.has(name) ? { [name]: protocols } : {});
  // Before 2.10 it was the recipient restrictions that kept others from relaying.
  const relay = catalogue.has('smtpd_relay_restrictions')
    ? 'smtpd_relay_restrictions'
    : 'smtpd_recipient_restrictions';
  const helo = instance.effective('smtpd_helo_restrictions', source).value;
  return {
    syslog_name: logName,
    ...half('smtpd_tls_protocols'),
    ...half('smtpd_tls_mandatory_protocols'),
    ...ciphers,
    mynetworks: `$${clients}`,
    // Without delay, so that others are refused before they say a word.
    smtpd_delay_reject: 'no',
    smtpd_client_restrictions: 'permit_mynetworks,reject',
    // A restriction that is no longer delayed would be asked before a client can log in.
    ...(helo === '' ? {} : { smtpd_helo_restrictions: '' }),
    [relay]: RESTRICTIONS[relaying],
  };
}
