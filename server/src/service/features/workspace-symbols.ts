/** Workspace symbols: parameters and services of all known instances whose names have the letters of a query. */
import type { WorkspaceSymbol } from 'vscode-languageserver-types';
import type { Analysis } from '../analysis.js';
import { documentOf } from '../model/instance.js';
import { assignments } from '../model/assignments.js';
import { rangeOf } from './ranges.js';

/** SymbolKind.Property and SymbolKind.Module of LSP. */
const PROPERTY = 7;
const MODULE = 2;

/** The symbols of some instances; each file is looked at once. The query's letters may stand apart, in its order. */
export function workspaceSymbols(analyses: readonly Analysis[], query: string): WorkspaceSymbol[] {
  const symbols = new Map<string, WorkspaceSymbol>();
  for (const { instance } of analyses) {
    for (const { name, uri, nameSpan, service } of assignments(instance)) {
      const lines = documentOf(instance, uri)?.lines;
      if (lines === undefined || !isMatch(name, query)) continue;
      symbols.set(`${uri} ${String(nameSpan.start)}`, {
        name,
        kind: PROPERTY,
        location: { uri, range: rangeOf(lines, nameSpan) },
        ...(service !== undefined && { containerName: service.id }),
      });
    }
    const { master, services } = instance;
    if (master === undefined) continue;
    for (const { id, tree, daemon } of services) {
      if (!isMatch(id, query)) continue;
      symbols.set(`${master.uri} ${String(tree.start)}`, {
        name: id,
        kind: MODULE,
        location: { uri: master.uri, range: rangeOf(master.lines, tree.fields.service) },
        containerName: daemon,
      });
    }
  }
  return [...symbols.values()];
}

function isMatch(name: string, query: string): boolean {
  const text = name.toLowerCase();
  let at = 0;
  for (const letter of query.toLowerCase().replace(/\s+/g, '')) {
    const found = text.indexOf(letter, at);
    if (found < 0) return false;
    at = found + letter.length;
  }
  return true;
}
