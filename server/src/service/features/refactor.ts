/** The refactorings as code actions and as answers to a request, in the form of edits that the client understands. */
import type {
  AnnotatedTextEdit,
  ChangeAnnotation,
  CodeAction,
  CreateFile,
  Range,
  TextDocumentEdit,
  TextEdit,
  WorkspaceEdit,
} from 'vscode-languageserver-types';
import type { DocumentAnalysis } from '../analysis.js';
import { documentOf } from '../model/instance.js';
import { locate } from '../model/location.js';
import type { ReadText } from '../model/mentions.js';
import type { Service } from '../model/service.js';
import { refactor, type RefactoringOptions } from '../refactorings/index.js';
import { policyFiles } from '../refactorings/policy-place.js';
import {
  REFACTORING_KINDS,
  type Refactoring,
  type RefactoringKind,
  type Refusal,
} from '../refactorings/refactoring.js';
import { indexLines } from '../text/lines.js';
import { offsetOf, rangeOf } from './ranges.js';

/** What comes in front of a refactoring's name in the kind of its code action. */
export const REFACTOR_KIND = 'refactor.rewrite.postfix';

/** What a client can do with edits. */
export interface EditSupport {
  /** `documentChanges` of a workspace edit. */
  readonly documentChanges: boolean;
  /** Making files. */
  readonly create: boolean;
  /** Reasons that are shown, and edits that wait for a confirmation. */
  readonly annotations: boolean;
}

/** A refactoring for a client. */
export interface RefactorAnswer {
  readonly title: string;
  readonly explanation: readonly string[];
  readonly edit: WorkspaceEdit;
}

/** What refactorings need besides the instance. */
export interface RefactorHelp {
  readonly read: ReadText;
  readonly support: EditSupport;
}

/** Names of main.cf on which each refactoring is looked for. */
const PLACES: Readonly<Record<RefactoringKind, RegExp>> = {
  'legacy-exception':
    /^smtpd_(use_tls|enforce_tls|tls_(security_level|policy_maps|(mandatory_)?(protocols|ciphers|exclude_ciphers)))$/,
  'outbound-exceptions':
    /^(smtp|lmtp)_(use_tls|enforce_tls|tls_(security_level|policy_maps|(mandatory_)?(protocols|ciphers|exclude_ciphers)))$/,
  'apply-profile':
    /^(smtpd|smtp|lmtp)_(use_tls|enforce_tls|tls_(security_level|(mandatory_)?(protocols|ciphers|exclude_ciphers)))$/,
};

/** Daemons in master.cf on whose services each is looked for. */
const DAEMONS: Readonly<Record<RefactoringKind, readonly string[]>> = {
  'legacy-exception': ['smtpd', 'postscreen'],
  'outbound-exceptions': ['smtp'],
  'apply-profile': ['smtpd', 'postscreen', 'smtp', 'lmtp'],
};

/** The refactorings that apply where a range begins; `only` are the kinds asked for, none means all. */
export function refactorActions(
  analysis: DocumentAnalysis,
  range: Range,
  only: readonly string[],
  help: RefactorHelp,
): CodeAction[] {
  return REFACTORING_KINDS.flatMap((name) => {
    const kind = `${REFACTOR_KIND}.${name}`;
    const isWanted =
      only.length === 0 || only.some((asked) => kind === asked || kind.startsWith(`${asked}.`));
    const place = isWanted ? placeFor(name, analysis, range) : undefined;
    if (place === undefined) return [];
    const { service } = place;
    const { profile } = analysis.settings;
    const options = { profile, ...(service !== undefined && { service: service.id }) };
    const answer = rememberedAnswer(analysis, name, options, help);
    return 'refusal' in answer ? [] : [{ title: answer.title, kind, edit: answer.edit }];
  });
}

/** A refactoring with options as a client sends them. */
export function refactorAnswer(
  { instance }: DocumentAnalysis,
  kind: string,
  options: RefactoringOptions,
  { read, support }: RefactorHelp,
): RefactorAnswer | Refusal {
  const answer = refactor(instance, kind, options, read);
  if ('refusal' in answer) return answer;
  if (answer.newFiles.length > 0 && !(support.documentChanges && support.create)) {
    return { refusal: 'This needs a new file, and the editor cannot make one for a language server' };
  }
  const lines = (uri: string): ReturnType<typeof indexLines> =>
    documentOf(instance, uri)?.lines ?? indexLines(read(uri) ?? '');
  const edit = support.documentChanges
    ? documentChanges(answer, lines, support)
    : { changes: changesByFile(answer, lines) };
  return { title: answer.title, explanation: answer.explanation, edit };
}

/**
 * The answer for a place, worked out once for each state of the configuration: editors ask at each step of the cursor.
 * The tables beside it are part of what the answer depends on.
 */
function rememberedAnswer(
  analysis: DocumentAnalysis,
  kind: RefactoringKind,
  options: RefactoringOptions,
  help: RefactorHelp,
): RefactorAnswer | Refusal {
  const { instance } = analysis;
  const answers = instance.derive(noAnswers);
  const tables = kind === 'outbound-exceptions' ? policyFiles(instance).map(help.read) : [];
  const key = JSON.stringify([kind, options, tables]);
  let answer = answers.get(key);
  if (answer === undefined) answers.set(key, (answer = refactorAnswer(analysis, kind, options, help)));
  return answer;
}

function noAnswers(): Map<string, RefactorAnswer | Refusal> {
  return new Map();
}

/** Where it is looked for: in main.cf, or a service; undefined where nobody expects it. */
function placeFor(
  kind: RefactoringKind,
  { document, instance }: DocumentAnalysis,
  range: Range,
): { readonly service?: Service } | undefined {
  const location = locate(instance, document, offsetOf(document.lines, range.start));
  const service = 'service' in location ? location.service : undefined;
  if (service !== undefined) return DAEMONS[kind].includes(service.daemon) ? { service } : undefined;
  const name =
    location.kind === 'name' ? location.name : 'parameter' in location ? location.parameter : undefined;
  return name !== undefined && PLACES[kind].test(name) ? {} : undefined;
}

type LinesOf = (uri: string) => ReturnType<typeof indexLines>;

function changesByFile({ edits }: Refactoring, lines: LinesOf): Record<string, TextEdit[]> {
  const changes: Record<string, TextEdit[]> = {};
  for (const { uri, span, newText } of edits) {
    (changes[uri] ??= []).push({ range: rangeOf(lines(uri), span), newText });
  }
  return changes;
}

function documentChanges(
  { title, edits, newFiles }: Refactoring,
  lines: LinesOf,
  { annotations }: EditSupport,
): WorkspaceEdit {
  const reasons = [...new Set([...newFiles, ...edits].map(({ reason }) => reason))];
  const idOf = (reason: string): string => String(reasons.indexOf(reason) + 1);
  const annotated = (edit: TextEdit, reason: string): TextEdit | AnnotatedTextEdit =>
    annotations ? { ...edit, annotationId: idOf(reason) } : edit;
  const created = newFiles.flatMap(({ uri, text, reason }): (CreateFile | TextDocumentEdit)[] => {
    const start = { line: 0, character: 0 };
    const edit = annotated({ range: { start, end: start }, newText: text }, reason);
    return [
      {
        kind: 'create',
        uri,
        options: { ignoreIfExists: true },
        ...(annotations && { annotationId: idOf(reason) }),
      },
      { textDocument: { uri, version: null }, edits: [edit] },
    ];
  });
  const uris = [...new Set(edits.map(({ uri }) => uri))];
  const changed = uris.map((uri): TextDocumentEdit => ({
    textDocument: { uri, version: null },
    edits: edits
      .filter((edit) => edit.uri === uri)
      .map(({ span, newText, reason }) => annotated({ range: rangeOf(lines(uri), span), newText }, reason)),
  }));
  const changes = { documentChanges: [...created, ...changed] };
  if (!annotations) return changes;
  const changeAnnotations: Record<string, ChangeAnnotation> = {};
  for (const reason of reasons) {
    changeAnnotations[idOf(reason)] = { label: reason, description: title, needsConfirmation: true };
  }
  return { ...changes, changeAnnotations };
}
