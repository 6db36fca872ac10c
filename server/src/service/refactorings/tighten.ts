/** Makes both halves of a family's protocol lists leave nothing on that is older than some version. */
import { protocolNumber, type TlsProtocol } from '../catalogue/tls-protocols.js';
import type { Release } from '../catalogue/release.js';
import type { Instance } from '../model/instance.js';
import type { Service } from '../model/service.js';
import { roleOf } from '../tls/level.js';
import { evaluateProtocolList, type ProtocolList } from '../tls/protocol-list.js';
import { understandsBounds } from '../tls/protocol-token.js';
import type { TlsReader } from '../tls/reader.js';
import { olderThan, orNewer, without } from '../tls/remedy.js';
import { isTemplate } from '../tls/written.js';
import type { Draft } from './draft.js';

/** Endings of the two lists: for opportunistic and for mandatory TLS. */
export const HALVES = ['tls_protocols', 'tls_mandatory_protocols'] as const;

/** Which lists, and what for. */
export interface Tightening {
  readonly prefix: TlsReader['prefix'];
  readonly least: TlsProtocol;
  readonly reason: string;
  readonly halves?: readonly (typeof HALVES)[number][];
  /** The service whose options are changed; main.cf when left out. */
  readonly service?: Service;
  /** As in a setting of a draft. */
  readonly everywhere?: true;
}

/** Changes the lists that leave older versions on, with the changes of the draft in view; others stay as they are. */
export function tighten(draft: Draft, tightening: Tightening): void {
  const { prefix, least, reason, halves = HALVES, service, everywhere } = tightening;
  const { postfix } = draft.instance.catalogue.target;
  for (const half of halves) {
    const name = `${prefix}_${half}`;
    if (!draft.instance.catalogue.has(name)) continue;
    const now = draft.result();
    const { value } = now.effective(name, counterpart(draft.instance, now, service));
    const list = evaluateProtocolList(value, { postfix, role: roleOf(prefix) });
    if (!leavesOlder(list, least)) continue;
    const wanted = tightened(list, least, postfix);
    draft.set({
      name,
      value: service === undefined ? wanted : wanted.replaceAll(' ', ''),
      reason,
      ...(service !== undefined && { service }),
      ...(everywhere !== undefined && { everywhere }),
    });
  }
}

/** Whether a list enables versions before `least`, or is none that Postfix takes. */
export function leavesOlder(list: ProtocolList, least: TlsProtocol): boolean {
  return !list.valid || list.enabled.some((protocol) => protocolNumber(protocol) < protocolNumber(least));
}

/**
 * The list without the versions before `least`. TLS 1.3 stays out where only TLS 1.2 is left besides: whoever leaves
 * out more than that did not mean it so.
 */
export function tightened({ enabled }: ProtocolList, least: TlsProtocol, postfix: Release): string {
  const kept = enabled.filter((protocol) => protocolNumber(protocol) >= protocolNumber(least));
  if (kept.join() === 'TLSv1.3') return orNewer('TLSv1.3', postfix);
  if (kept.join() !== 'TLSv1.2') return orNewer(least, postfix);
  return understandsBounds(postfix)
    ? '>=TLSv1.2, <=TLSv1.2'
    : without([...olderThan('TLSv1.2'), 'TLSv1.3'], postfix).join(', ');
}

/** The service of a changed instance that is a service of the old one: no change here takes a service out. */
export function counterpart(before: Instance, after: Instance, service?: Service): Service | undefined {
  if (service === undefined) return undefined;
  const index = before.services.filter(({ id }) => id === service.id).indexOf(service);
  return after.services.filter(({ id }) => id === service.id)[index];
}

/** The first of some parameters that another program fills in: "{{ var }}" and the like are not ours to replace. */
export function templateAmong(
  instance: Instance,
  names: readonly string[],
  service?: Service,
): string | undefined {
  return names.find((name) => isTemplate(instance.effective(name, service).raw));
}
