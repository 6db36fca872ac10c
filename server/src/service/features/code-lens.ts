/**
 * Code lenses: above a service of master.cf what it negotiates, above a TLS parameter what the services negotiate that
 * it decides for, and above a protocol list how many peers of a log that was read need an older version.
 */
import type { CodeLens, Command } from 'vscode-languageserver-types';
import type { DocumentAnalysis } from '../analysis.js';
import { evidenceFor, evidenceLensText, type LogEvidence } from '../logs/evidence.js';
import type { Origin } from '../model/instance.js';
import type { Span } from '../text/span.js';
import { effectiveTls, type EffectiveTls } from '../tls/effective.js';
import type { TlsAspect, TlsReason } from '../tls/reason.js';
import { tlsSummary } from '../tls/summary.js';
import { rangeOf } from './ranges.js';

/** What a host adds to lenses. */
export interface LensHelp {
  /** The client's command that shows the effective TLS of a file's instance; without it lenses only say something. */
  readonly showTls?: string;
  /** The client's command that lists the peers of the log that was read. */
  readonly showPeers?: string;
  /** The log that was read last. */
  readonly evidence?: LogEvidence;
}

/** Aspects that change protocols and suites; the others would only repeat the line. */
const DECIDING: readonly TlsAspect[] = [
  'off',
  'level',
  'protocols',
  'cipher-grade',
  'cipher-list',
  'cipher-exclusions',
];

/** At most so many groups of services get a lens of their own above a parameter. */
const MOST_GROUPS = 3;

/** The lenses of a document. */
export function codeLenses({ instance, document }: DocumentAnalysis, help: LensHelp): CodeLens[] {
  const all = effectiveTls(instance);
  const lens = (span: Span, title: string, command: Command): CodeLens => ({
    range: rangeOf(document.lines, span),
    command: { ...command, title },
  });
  const show = commandFor(help.showTls, [document.uri]);
  const lenses: CodeLens[] = [];
  if (document.kind === 'master') {
    for (const effective of all) {
      if (effective.service === undefined) continue;
      lenses.push(lens(effective.service.tree.fields.service, tlsSummary(effective), show));
    }
  }
  for (const { span, services, isProtocols } of decidingPlaces(all, document.uri)) {
    if (document.kind === 'main') {
      for (const title of groupTitles(services)) lenses.push(lens(span, title, show));
    }
    const told = isProtocols ? evidenceTitle(services, help.evidence) : undefined;
    if (told !== undefined) lenses.push(lens(span, told, commandFor(help.showPeers, [document.uri])));
  }
  return lenses;
}

interface DecidingPlace {
  readonly span: Span;
  readonly services: readonly EffectiveTls[];
  readonly isProtocols: boolean;
}

/** The assignments in a file that decide for some service, with the services. */
function decidingPlaces(all: readonly EffectiveTls[], uri: string): DecidingPlace[] {
  const places = new Map<number, { span: Span; services: Set<EffectiveTls>; isProtocols: boolean }>();
  for (const effective of all) {
    for (const reason of effective.reasons) {
      if (!DECIDING.includes(reason.what)) continue;
      const span = spanIn(reason.origin, uri);
      if (span === undefined) continue;
      const place = places.get(span.start) ?? { span, services: new Set(), isProtocols: false };
      place.services.add(effective);
      place.isProtocols ||= isProtocolList(reason);
      places.set(span.start, place);
    }
  }
  return [...places.values()]
    .sort((a, b) => a.span.start - b.span.start)
    .map(({ services, ...place }) => ({ ...place, services: [...services] }));
}

function isProtocolList({ what }: TlsReason): boolean {
  return what === 'protocols';
}

function spanIn(origin: Origin, uri: string): Span | undefined {
  if (origin.kind === 'main') return origin.document.uri === uri ? origin.entry.nameSpan : undefined;
  if (origin.kind === 'option') return origin.document.uri === uri ? origin.option.nameSpan : undefined;
  return undefined;
}

/** "smtp/inet, submission/inet: TLSv1.2 · 24 suites", one line for services that have the same. */
function groupTitles(services: readonly EffectiveTls[]): string[] {
  const groups = new Map<string, string[]>();
  for (const effective of services) {
    const summary = tlsSummary(effective);
    groups.set(summary, [...(groups.get(summary) ?? []), effective.id]);
  }
  const titles = [...groups].map(([summary, ids]) => `${namesOf(ids)}: ${summary}`);
  if (titles.length <= MOST_GROUPS) return titles;
  const others = titles.length - MOST_GROUPS;
  return [...titles.slice(0, MOST_GROUPS), `and ${String(others)} more`];
}

function namesOf(ids: readonly string[]): string {
  return ids.length <= 3
    ? ids.join(', ')
    : `${ids.slice(0, 2).join(', ')} and ${String(ids.length - 2)} more`;
}

/** What the log says about the versions that the first of the services has; all of a place have the same list. */
function evidenceTitle(
  services: readonly EffectiveTls[],
  evidence: LogEvidence | undefined,
): string | undefined {
  const first = services[0];
  if (evidence === undefined || first === undefined) return undefined;
  const direction = first.role === 'server' ? 'in' : 'out';
  return evidenceLensText(evidenceFor(evidence, first.protocols, { direction }));
}

/** A command without an identifier is a text that cannot be clicked. */
function commandFor(command: string | undefined, args: readonly string[]): Command {
  return command === undefined ? { title: '', command: '' } : { title: '', command, arguments: [...args] };
}
