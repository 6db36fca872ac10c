/** Runs rules over an instance and keeps what the user wants to hear. */
import { documentOf, type Instance } from '../model/instance.js';
import type { ReadText } from '../model/mentions.js';
import type { NameTable } from '../model/names.js';
import type { ConfigDocument } from '../model/document.js';
import type { Finding } from './finding.js';
import type { Catalogue } from '../catalogue/catalogue.js';
import type { TableDocument } from '../model/table-document.js';
import { parseLines } from '../syntax/logical-lines.js';
import type { Report, Rule } from './rule.js';
import type { Settings } from './settings.js';
import { mayBeChanged } from './templates.js';
import { readSuppressions, type Suppressions } from './suppression.js';

/** The findings of `rules` for an instance, sorted by file, place and code. */
export function runRules(
  rules: readonly Rule[],
  instance: Instance,
  names: NameTable,
  settings: Settings,
  read: ReadText = () => undefined,
): Finding[] {
  const findings: Finding[] = [];
  const suppressions = new Map<string, Suppressions>();
  for (const document of [instance.main, instance.master]) {
    if (document !== undefined) suppressions.set(document.uri, suppressionsOf(document));
  }
  for (const rule of rules) {
    const configured = settings.rules[rule.code];
    if (configured === 'off' || (configured === undefined && rule.optional === true)) continue;
    const report = (found: Report): void => {
      if (suppressions.get(found.uri)?.isSilenced(rule.code, found.span.start) === true) return;
      const { uri, span, message, related = [], tags = [], fixes = [] } = found;
      const document = documentOf(instance, uri);
      const own = found.severity ?? rule.severity;
      if (document !== undefined && mayBeChanged(document, found, own)) return;
      const severity = configured ?? own;
      findings.push({ rule: rule.code, uri, span, severity, message, related, tags, fixes });
    };
    rule.check?.({ instance, catalogue: instance.catalogue, names, settings, read, report });
  }
  return findings.sort(byPlace);
}

/** The findings of `rules` for a lookup table, sorted by place and code. */
export function runTableRules(
  rules: readonly Rule[],
  document: TableDocument,
  catalogue: Catalogue,
  settings: Settings,
): Finding[] {
  const findings: Finding[] = [];
  const hasDirectives = !document.isLarge && document.text.includes('postfix-lint');
  const suppressions = hasDirectives ? readSuppressions(parseLines(document.text)) : undefined;
  for (const rule of rules) {
    const configured = settings.rules[rule.code];
    if (configured === 'off' || (configured === undefined && rule.optional === true)) continue;
    rule.checkTable?.({
      document,
      catalogue,
      settings,
      report({ span, message, related = [], tags = [], fixes = [], severity = rule.severity }) {
        if (suppressions?.isSilenced(rule.code, span.start) === true) return;
        findings.push({
          rule: rule.code,
          uri: document.uri,
          span,
          severity: configured ?? severity,
          message,
          related,
          tags,
          fixes,
        });
      },
    });
  }
  return findings.sort(byPlace);
}

function suppressionsOf(document: ConfigDocument): Suppressions {
  return readSuppressions(document.tree.lines);
}

function byPlace(a: Finding, b: Finding): number {
  if (a.uri !== b.uri) return a.uri < b.uri ? -1 : 1;
  return a.span.start - b.span.start || a.span.end - b.span.end || (a.rule < b.rule ? -1 : 1);
}
