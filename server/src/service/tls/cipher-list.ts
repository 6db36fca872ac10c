/**
 * What a cipher list of OpenSSL means: which suites of TLS 1.2 and below it chooses, in which order, and which of its
 * words OpenSSL passes over. The same as `openssl ciphers` of that release prints. See openssl-ciphers(1).
 */
import type { CipherSuite, CipherTable } from '../catalogue/ciphers.js';
import type { Span } from '../text/span.js';
import { missingFor, type OpensslBuild } from './cipher-build.js';
import { isSeparator, nextSeparator, readCipherItem, type CipherItem } from './cipher-item.js';
import {
  applyOperator,
  countAffected,
  nothingChosen,
  sortByStrength,
  type CipherOrder,
} from './cipher-order.js';
import { lookUpWord, type PassedOver } from './cipher-words.js';
import { EVERYTHING, type CipherSelection } from './cipher-selector.js';

/** What OpenSSL made of one item of a list. */
export type CipherItemOutcome =
  /** It chose, removed, forbade or moved that many suites. */
  | { readonly kind: 'applied'; readonly affected: number }
  /** "@SECLEVEL=n" or "@STRENGTH". */
  | { readonly kind: 'command' }
  /** OpenSSL rejects the whole list for it. */
  | { readonly kind: 'error' }
  | PassedOver;

/** One item of a list, where it is with all that OpenSSL passes over behind it, and what came of it. */
export interface EvaluatedItem extends CipherItem {
  readonly outcome: CipherItemOutcome;
}

/** The meaning of a cipher list. */
export interface CipherList {
  /** Whether OpenSSL takes it; it rejects a list with an error, and one that leaves no suite of TLS 1.2 or below. */
  readonly valid: boolean;
  /** The suites of TLS 1.2 and below, most preferred first; none when it is not valid. */
  readonly suites: readonly CipherSuite[];
  readonly items: readonly EvaluatedItem[];
  /** The security level that the list sets. */
  readonly securityLevel?: number;
}

/** Options of {@link evaluateCipherList}. */
export interface CipherListOptions {
  /** 'distribution' when left out. */
  readonly build?: OpensslBuild;
}

interface Evaluation {
  readonly table: CipherTable;
  readonly build: OpensslBuild;
  readonly items: EvaluatedItem[];
  order: CipherOrder;
  securityLevel: number | undefined;
}

const DEFAULT_LIST = 'ALL:!COMPLEMENTOFDEFAULT:!eNULL';

/** NSA Suite B: words that, at the start of a list, replace all of it. */
const SUITE_B: readonly (readonly [string, string])[] = [
  ['SUITEB128ONLY', 'ECDHE-ECDSA-AES128-GCM-SHA256'],
  ['SUITEB128C2', 'ECDHE-ECDSA-AES256-GCM-SHA384'],
  ['SUITEB128', 'ECDHE-ECDSA-AES128-GCM-SHA256:ECDHE-ECDSA-AES256-GCM-SHA384'],
  ['SUITEB192', 'ECDHE-ECDSA-AES256-GCM-SHA384'],
];

/** Evaluates a cipher list; offsets in the result are UTF-16 units from its start. */
export function evaluateCipherList(
  table: CipherTable,
  list: string,
  options: CipherListOptions = {},
): CipherList {
  const build = options.build ?? 'distribution';
  const order = nothingChosen(table.suites.filter((suite) => missingFor(suite, build) === undefined));
  const evaluation: Evaluation = { table, build, order, items: [], securityLevel: undefined };
  const suiteB = SUITE_B.find(([word]) => list.startsWith(word));
  if (suiteB !== undefined) {
    readReplacement(evaluation, suiteB[1], { start: 0, end: list.length });
  } else if (list.startsWith('DEFAULT')) {
    readReplacement(evaluation, DEFAULT_LIST, { start: 0, end: 7 });
    readList(evaluation, list, 7);
  } else {
    readList(evaluation, list, 0);
  }
  return resultOf(evaluation);
}

function resultOf({ order, items, securityLevel }: Evaluation): CipherList {
  const chosen = order.filter((place) => place.active).map((place) => place.suite);
  const valid = chosen.length > 0 && items.every((item) => item.outcome.kind !== 'error');
  return { valid, suites: valid ? chosen : [], items, ...(securityLevel !== undefined && { securityLevel }) };
}

function readList(evaluation: Evaluation, list: string, start: number): void {
  let offset = start;
  while (offset < list.length) {
    if (isSeparator(list[offset])) {
      offset += 1;
      continue;
    }
    const item = readCipherItem(list, offset);
    const outcome = apply(evaluation, item);
    // An item that was applied may be followed by the next one without a separator, as in "ALL!MD5".
    const end = outcome.kind === 'applied' ? item.span.end : nextSeparator(list, item.span.end);
    evaluation.items.push({ ...item, span: { start: offset, end }, outcome });
    offset = end;
  }
}

/** Reads a list that the word at `span` stands for. */
function readReplacement(evaluation: Evaluation, list: string, span: Span): void {
  readList(evaluation, list, 0);
  const affected = evaluation.order.filter((place) => place.active).length;
  const item: EvaluatedItem = { span, operator: 'add', words: [], outcome: { kind: 'applied', affected } };
  evaluation.items.splice(0, evaluation.items.length, item);
}

function apply(evaluation: Evaluation, item: CipherItem): CipherItemOutcome {
  if (item.operator === 'error') return { kind: 'error' };
  if (item.operator === 'command') return applyCommand(evaluation, item.words[0]?.text ?? '');
  let selection: CipherSelection = EVERYTHING;
  for (const word of item.words) {
    const found = lookUpWord(evaluation.table, evaluation.build, selection, word);
    if (found.kind !== 'selection') return found;
    selection = found.selection;
  }
  if (item.incomplete === true) return { kind: 'error' };
  const affected = countAffected(evaluation.order, item.operator, selection);
  evaluation.order = applyOperator(evaluation.order, item.operator, selection);
  return { kind: 'applied', affected };
}

function applyCommand(evaluation: Evaluation, name: string): CipherItemOutcome {
  if (name === 'STRENGTH') {
    evaluation.order = sortByStrength(evaluation.order);
    return { kind: 'command' };
  }
  const level = /^SECLEVEL=([0-5])$/.exec(name)?.[1];
  if (level === undefined) return { kind: 'error' };
  evaluation.securityLevel = Number(level);
  return { kind: 'command' };
}
