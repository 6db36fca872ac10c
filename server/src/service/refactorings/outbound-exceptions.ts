/** Refactoring: TLS 1.2 and newer for mail that is sent, and a policy table with the destinations that have less. */
import { assignments } from '../model/assignments.js';
import type { Instance } from '../model/instance.js';
import type { ReadText } from '../model/mentions.js';
import { destinationTls, type DestinationTls } from '../tls/destinations.js';
import { effectiveTls } from '../tls/effective.js';
import { effectiveLevel } from '../tls/level.js';
import { isWeakProtocol } from '../tls/suites.js';
import { tlsUsers } from '../tls/users.js';
import { createDraft, type Draft } from './draft.js';
import { destinations, EXAMPLE_DESTINATION, policyLine, tableEdits } from './policy-lines.js';
import { policyPlace, type PolicyPlace } from './policy-place.js';
import { isRefusal, type NewFile, type ReasonedEdit, type Refactoring, type Refusal } from './refactoring.js';
import { HALVES, templateAmong, tighten } from './tighten.js';

/** What can be chosen. */
export interface OutboundOptions {
  /** Domains, or hosts and ports as relayhost writes them; one for documentation when none is given. */
  readonly destinations?: readonly string[];
}

/** What the whole change is called. */
export const OUTBOUND_TITLE = 'Require TLS 1.2 outbound, except for these destinations';

const MAPS = 'smtp_tls_policy_maps';
const KEEP = 'Keep TLS 1.0 for the destinations that have nothing newer';

/** Works the change out; `read` gives the text of policy tables. */
export function outboundExceptions(
  instance: Instance,
  options: OutboundOptions,
  read: ReadText,
): Refactoring | Refusal {
  if (instance.main === undefined) return { refusal: 'This needs a main.cf' };
  const { level } = effectiveLevel(instance, 'smtp');
  if (level === 'none') return { refusal: 'smtp does no TLS: set smtp_tls_security_level first' };
  const names = [...HALVES.map((half) => `smtp_${half}`), MAPS];
  const template = templateAmong(instance, names);
  if (template !== undefined)
    return { refusal: `${template} is filled in by another program: change it there` };
  const perSite = instance.effective('smtp_tls_per_site').value;
  if (perSite !== '' && instance.effective(MAPS).value === '') {
    return {
      refusal: `Postfix would no longer read smtp_tls_per_site beside ${MAPS}: convert that table first`,
    };
  }
  const keys = destinations(options.destinations ?? []);
  if (isRefusal(keys)) return keys;
  const place = policyPlace(instance, MAPS, read);
  if (place === undefined) return { refusal: `${MAPS} names no table that can be changed here` };

  const draft = createDraft(instance);
  tightenClients(draft);
  nameTable(draft, place);
  const wanted = keys.length === 0 ? [EXAMPLE_DESTINATION] : keys;
  const table = tableChange(instance, place, wanted, level, keys.length === 0);
  const refusal = problemIn(draft, place, table.text, wanted, read);
  if (refusal !== undefined) return refusal;
  return {
    kind: 'outbound-exceptions',
    title: OUTBOUND_TITLE,
    explanation: explain(instance, place, keys.length === 0),
    edits: [...draft.edits(), ...table.edits],
    newFiles: table.newFiles,
  };
}

/** The lists of main.cf, of lmtp where it has its own, and of services that override them. */
function tightenClients(draft: Draft): void {
  const { instance } = draft;
  const to = { least: 'TLSv1.2', reason: 'Require TLS 1.2 of the servers that mail is sent to' } as const;
  tighten(draft, { prefix: 'smtp', ...to });
  if (HALVES.some((half) => instance.assignments(`lmtp_${half}`).length > 0)) {
    tighten(draft, { prefix: 'lmtp', ...to });
  }
  for (const { family, service } of tlsUsers(instance)) {
    if (service === undefined || family !== 'smtp') continue;
    if (HALVES.some((half) => service.overrides.has(`smtp_${half}`))) {
      tighten(draft, { prefix: 'smtp', ...to, service });
    }
  }
}

/** Names the table in main.cf; entries below the level of the others are what its rule warns of. */
function nameTable(draft: Draft, { maps }: PolicyPlace): void {
  const { instance } = draft;
  const { mandatory } = effectiveLevel(instance, 'smtp');
  const comment = '# postfix-lint disable=weak-tls-policy the table names the exceptions';
  const written = assignments(instance).findLast(
    ({ name, service }) => name === MAPS && service === undefined,
  );
  if (maps !== undefined) draft.set({ name: MAPS, value: maps, reason: KEEP, ...(mandatory && { comment }) });
  if (mandatory && written !== undefined) draft.putAbove(written, comment, KEEP);
}

interface TableChange {
  /** The whole text after the change. */
  readonly text: string;
  readonly edits: readonly ReasonedEdit[];
  readonly newFiles: readonly NewFile[];
}

function tableChange(
  instance: Instance,
  { uri, text, maps }: PolicyPlace,
  keys: readonly string[],
  level: ReturnType<typeof effectiveLevel>['level'],
  isExample: boolean,
): TableChange {
  if (text !== undefined) {
    const edits = tableEdits(instance, text, keys, level);
    const changed = [...edits]
      .sort((a, b) => b.span.start - a.span.start)
      .reduce(
        (result, { span, newText }) => result.slice(0, span.start) + newText + result.slice(span.end),
        text,
      );
    return { text: changed, edits: edits.map((edit) => ({ uri, ...edit, reason: KEEP })), newFiles: [] };
  }
  const lines = [
    `# Destinations that have nothing newer than TLS 1.0 or 1.1; ${MAPS} names this table.`,
    '# The first word is the destination as Postfix knows it: the domain of the recipient, or the host of relayhost or',
    '# transport_maps, with its brackets and port. Take an entry out when the destination has TLS 1.2.',
    ...(isExample
      ? [`# ${EXAMPLE_DESTINATION} is a name for documentation: replace it by those of your destinations.`]
      : []),
    ...keys.map((key) => policyLine(instance, key, level)),
    '',
  ];
  const file = { uri, text: lines.join('\n'), reason: maps === undefined ? KEEP : `${KEEP}, in a new table` };
  return { text: file.text, edits: [], newFiles: [file] };
}

/** Whether the result is what was promised: nothing old in general, TLS 1.0 for the destinations. */
function problemIn(
  draft: Draft,
  place: PolicyPlace,
  text: string,
  keys: readonly string[],
  read: ReadText,
): Refusal | undefined {
  const clients = effectiveTls(draft.result()).filter(({ family }) => family === 'smtp');
  const weak = clients.find(({ protocols }) => protocols.some(isWeakProtocol));
  if (weak !== undefined) {
    return {
      refusal: `${weak.id} would still negotiate ${weak.protocols.join(', ')}: correct its settings first`,
    };
  }
  const reader = clients.find(({ service }) => service?.overrides.has(MAPS) !== true);
  if (reader === undefined) {
    return { refusal: `master.cf has no smtp client that reads the ${MAPS} of main.cf` };
  }
  const seen = destinationTls(reader, (uri) => (uri === place.uri ? text : read(uri)));
  const failing = keys.find((key) => !hasTls10(seen.find(({ entry }) => entry.destination === key)));
  if (failing === undefined) return undefined;
  const entry = seen.find(({ entry: { destination } }) => destination === failing);
  return {
    refusal:
      entry?.level === undefined
        ? `The policy of ${failing} would not be one that Postfix takes`
        : `At level ${entry.level} and with these cipher settings OpenSSL negotiates no TLS 1.0, so that ${failing} cannot be excepted`,
  };
}

/** At level dane a destination without TLSA records, as one with TLS 1.0 is, is treated as at level may. */
function hasTls10(destination: DestinationTls | undefined): boolean {
  if (destination?.level === 'dane') return true;
  return destination?.protocols.includes('TLSv1') === true;
}

function explain(instance: Instance, place: PolicyPlace, isExample: boolean): string[] {
  const { level, mandatory } = effectiveLevel(instance, 'smtp');
  const file = place.uri.slice(place.uri.lastIndexOf('/') + 1);
  return [
    mandatory
      ? 'Mail waits for servers that have no TLS 1.2, and comes back if they never do.'
      : `At level ${level} a server that has no TLS 1.2 gets its mail in cleartext, unless the table names it: look into the log first.`,
    `The destinations in ${file} may negotiate TLS 1.0 and newer, at level ${level} as the others.`,
    ...(isExample ? [`Replace ${EXAMPLE_DESTINATION} in ${file} by your destinations.`] : []),
    `Run ${place.command === undefined ? '' : `"${place.command}" and `}"postfix reload".`,
  ];
}
