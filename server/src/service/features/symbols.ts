/** Document symbols: the entries of main.cf with their values, the services of master.cf with their options. */
import type { DocumentSymbol } from 'vscode-languageserver-types';
import type { MainDocument, MasterDocument } from '../model/document.js';
import type { DocumentAnalysis } from '../analysis.js';
import type { NameValue } from '../syntax/name-value.js';
import type { Span } from '../text/span.js';
import type { LineIndex } from '../text/lines.js';
import { rangeOf } from './ranges.js';

/** SymbolKind.Property and SymbolKind.Module of LSP. */
const PROPERTY = 7;
const MODULE = 2;

/** The longest value that is shown beside a name. */
const LONGEST_DETAIL = 120;

/** The symbols of a document, in its order. */
export function documentSymbols({ document }: DocumentAnalysis): DocumentSymbol[] {
  return document.kind === 'main' ? entries(document) : services(document);
}

function entries({ tree, lines }: MainDocument): DocumentSymbol[] {
  return tree.entries.map((entry) => setting(lines, entry, entry.line));
}

function services({ tree, lines }: MasterDocument): DocumentSymbol[] {
  return tree.services.map(({ fields, start, end, options }) => ({
    name: [fields.service.text, fields.type.text].filter((text) => text !== '').join('/'),
    detail: fields.command.text,
    kind: MODULE,
    range: rangeOf(lines, { start, end }),
    selectionRange: rangeOf(lines, fields.service),
    children: options.map((option) => setting(lines, option, option.span)),
  }));
}

function setting(lines: LineIndex, { name, nameSpan, value }: NameValue, span: Span): DocumentSymbol {
  const text = value.text.replace(/\s+/g, ' ');
  return {
    name,
    detail: text.length > LONGEST_DETAIL ? `${text.slice(0, LONGEST_DETAIL - 1)}…` : text,
    kind: PROPERTY,
    range: rangeOf(lines, span),
    selectionRange: rangeOf(lines, nameSpan),
  };
}
