/**
 * Refactoring: TLS 1.2 and newer for a service, and a second service for the named clients that have nothing newer
 * than TLS 1.0. What an smtpd_tls_policy_maps would do, if Postfix had one.
 */
import { assignments } from '../model/assignments.js';
import type { Instance } from '../model/instance.js';
import type { Service } from '../model/service.js';
import { portOf } from '../tls/endpoint.js';
import { effectiveTls, type EffectiveTls } from '../tls/effective.js';
import { isWeakProtocol } from '../tls/suites.js';
import { createDraft, type Draft } from './draft.js';
import { cipherOptions, servesTls10 } from './legacy-ciphers.js';
import { legacyServiceLines, type LegacyService, type Relaying } from './legacy-service.js';
import { endpointFor } from './listening.js';
import { EXAMPLE_CLIENT, namedClients } from './named-clients.js';
import { isRefusal, type Refactoring, type Refusal } from './refactoring.js';
import { counterpart, HALVES, templateAmong, tighten } from './tighten.js';

/** What can be chosen. */
export interface LegacyExceptionOptions {
  /** The service to tighten, by `name/type`; without it main.cf, and the service where mail from others arrives. */
  readonly service?: string;
  /** Addresses and networks; an address for documentation when none is given. */
  readonly clients?: readonly string[];
  /** A port, or an address and a port; the next free port from 2525 on when left out. */
  readonly endpoint?: string;
  /** Where the clients may send to; when left out, anywhere, after login where the service that is tightened asks for it. */
  readonly relaying?: Relaying;
}

/** What the whole change is called. */
export const LEGACY_EXCEPTION_TITLE = 'Require TLS 1.2 here, keep an exception for legacy clients';

/** Works the change out. */
export function legacyException(
  instance: Instance,
  options: LegacyExceptionOptions = {},
): Refactoring | Refusal {
  const { main, master } = instance;
  if (main === undefined || master === undefined) {
    return {
      refusal: 'The exception is a service of its own: this needs a main.cf with a master.cf beside it',
    };
  }
  const place = placeToTighten(instance, options.service);
  if (isRefusal(place)) return place;
  const { source } = place;
  const before = effectiveTls(instance).find(({ service }) => service === source);
  if (before === undefined || before.level.level === 'none') {
    return { refusal: `${source.id} does no TLS: set smtpd_tls_security_level first` };
  }
  if (before.certificates.state === 'missing') {
    return { refusal: `${source.id} has no certificate and so no TLS: give it one first` };
  }
  const names = HALVES.map((half) => `smtpd_${half}`);
  const template = templateAmong(instance, names, source);
  if (template !== undefined)
    return { refusal: `${template} is filled in by another program: change it there` };
  const clients = namedClients(options.clients ?? []);
  if (isRefusal(clients)) return clients;
  const endpoint = endpointFor(instance, options.endpoint);
  if (isRefusal(endpoint)) return endpoint;

  const draft = createDraft(instance);
  tightenPlace(draft, place);
  const parameter = freeName(instance, 'legacy_tls_clients');
  draft.append(clientLines(parameter, clients, endpoint.name), `Name the legacy clients in ${parameter}`);
  const service: LegacyService = {
    endpoint: endpoint.name,
    clients: parameter,
    relaying: options.relaying ?? relayingOf(instance, source),
    logName: freeLogName(instance),
    ciphers: {},
  };
  const added = addService(draft, source, before.level.mandatory, service);
  if (isRefusal(added)) return added;
  const weak = effectiveTls(added.result()).find(
    (tls) => tls.service === counterpart(instance, added.result(), source),
  );
  if (weak?.protocols.some(isWeakProtocol) === true) {
    return {
      refusal: `${source.id} would still negotiate ${weak.protocols.join(', ')}: correct its settings first`,
    };
  }
  return {
    kind: 'legacy-exception',
    title: LEGACY_EXCEPTION_TITLE,
    explanation: explain(place, service, clients),
    edits: added.edits(),
    newFiles: [],
  };
}

/** A name for the log that no other service has, so that what it tells is of this one alone. */
function freeLogName(instance: Instance): string {
  const taken = new Set(instance.services.map((service) => instance.effective('syslog_name', service).value));
  const name = 'postfix/legacy-tls';
  for (let number = 2, free = name; ; number += 1) {
    if (!taken.has(free)) return free;
    free = `${name}-${number}`;
  }
}

/** A service to derive the exception from, and whether main.cf is tightened or that service alone. */
interface Place {
  readonly source: Service;
  readonly scope: 'main.cf' | 'service';
  readonly postscreen: boolean;
}

/** Where to tighten: main.cf where no other smtpd would feel it, and behind postscreen, as both take their lists there. */
function placeToTighten(instance: Instance, id?: string): Place | Refusal {
  const servers = instance.services.filter(({ daemon }) => daemon === 'smtpd');
  const postscreen = instance.services.some(({ daemon }) => daemon === 'postscreen');
  if (id !== undefined) {
    const named = instance.services.find((service) => service.id === id);
    if (named === undefined) return { refusal: `There is no service ${id} in master.cf` };
    if (named.daemon === 'smtpd' && named.type === 'inet') {
      return { source: named, scope: servers.length === 1 ? 'main.cf' : 'service', postscreen };
    }
    if (named.daemon !== 'postscreen' && named.type !== 'pass') {
      return { refusal: `${id} is no smtpd that others connect to` };
    }
  }
  const source =
    servers.find((service) => portOf(instance, service) === 25) ??
    (postscreen ? servers.find(({ type }) => type === 'pass') : undefined) ??
    servers.find(({ type, name }) => type === 'inet' && !/^(localhost|127\.|\[?::1)/.test(name));
  return source === undefined
    ? { refusal: 'master.cf has no smtpd that others connect to' }
    : { source, scope: 'main.cf', postscreen };
}

function tightenPlace(draft: Draft, { source, scope, postscreen }: Place): void {
  const reason = `Require TLS 1.2 of the clients of ${scope === 'main.cf' ? 'smtpd' : source.id}`;
  const to = { least: 'TLSv1.2', reason } as const;
  if (scope === 'main.cf') {
    tighten(draft, { prefix: 'smtpd', ...to });
    const { instance } = draft;
    if (HALVES.some((half) => instance.assignments(`tlsproxy_${half}`).length > 0)) {
      tighten(draft, { prefix: 'tlsproxy', ...to });
    }
    const proxies = postscreen ? instance.services.filter(({ daemon }) => daemon === 'tlsproxy') : [];
    for (const service of proxies) tighten(draft, { prefix: 'tlsproxy', ...to, service });
    for (const policy of assignments(instance)) {
      if (policy.name !== 'smtpd_tls_policy_maps' || policy.service !== undefined) continue;
      draft.remove(policy, 'Take out smtpd_tls_policy_maps, which Postfix does not have');
    }
  }
  tighten(draft, { prefix: 'smtpd', ...to, service: source });
}

/** Adds the service with as few settings of cipher suites as TLS 1.0 needs. */
function addService(
  draft: Draft,
  source: Service,
  mandatory: boolean,
  service: LegacyService,
): Draft | Refusal {
  const { instance } = draft;
  let last: EffectiveTls | undefined;
  for (const ciphers of cipherOptions(instance, source, mandatory)) {
    const attempt = draft.copy();
    const lines = legacyServiceLines(instance, source, { ...service, ciphers });
    attempt.insertBehind(source, lines, `Add ${service.endpoint}/inet for the legacy clients`);
    last = effectiveTls(attempt.result()).find(({ id }) => id === `${service.endpoint}/inet`);
    if (last !== undefined && servesTls10(last)) return attempt;
  }
  const demand = last?.clientCertificates?.demand;
  return demand === 'require'
    ? {
        refusal: `${source.id} requires client certificates: OpenSSL then refuses TLS 1.0 whatever Postfix says`,
      }
    : { refusal: 'This OpenSSL leaves no cipher suite for TLS 1.0' };
}

/** Clients log in where they have to on the service that the exception is derived from. */
function relayingOf(instance: Instance, source: Service): Relaying {
  const lists = ['smtpd_client_restrictions', 'smtpd_relay_restrictions', 'smtpd_recipient_restrictions'];
  const asksForLogin = lists
    .map((name) => instance.effective(name, source).value)
    .some(
      (value) =>
        /\bpermit_sasl_authenticated\b/.test(value) &&
        /\breject\b/.test(value) &&
        !/\bpermit_mynetworks\b/.test(value),
    );
  return asksForLogin ? 'authenticated' : 'anywhere';
}

function freeName(instance: Instance, name: string): string {
  const isTaken = (candidate: string): boolean =>
    instance.assignments(candidate).length > 0 ||
    instance.services.some(({ overrides }) => overrides.has(candidate));
  let free = name;
  for (let number = 2; isTaken(free); number += 1) free = `${name}_${String(number)}`;
  return free;
}

function clientLines(parameter: string, clients: readonly string[], endpoint: string): string {
  const isExample = clients.length === 0;
  return [
    '',
    `# The clients that still need TLS 1.0 or 1.1: they alone may use the service ${endpoint} of master.cf.`,
    ...(isExample
      ? [`# ${EXAMPLE_CLIENT} is an address for documentation: replace it by those of your clients.`]
      : []),
    `${parameter} = ${isExample ? EXAMPLE_CLIENT : clients.join(', ')}`,
    '',
  ].join('\n');
}

function explain(
  { source, scope }: Place,
  { endpoint, clients, relaying, logName }: LegacyService,
  named: readonly string[],
): string[] {
  const who = scope === 'main.cf' ? 'Every smtpd that does not set protocols of its own' : source.id;
  return [
    `${who} negotiates TLS 1.2 and newer only.`,
    `${endpoint}/inet negotiates TLS 1.0 and newer too, for the clients of ${clients} alone${
      relaying === 'authenticated' ? ', who have to log in' : ''
    }; its log name is ${logName}.`,
    ...(named.length === 0
      ? [`Replace ${EXAMPLE_CLIENT} in ${clients} by the addresses of your clients.`]
      : []),
    `Point these clients to ${endpoint}, open it in the firewall for them, and run "postfix reload".`,
  ];
}
