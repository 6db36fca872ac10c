/** Refactorings on files in memory: the files that result, analysed, and what is new among the findings. */
import type { Finding, Settings } from '../../server/src/service/index.js';
import { refactor, type RefactoringOptions } from '../../server/src/service/refactorings/index.js';
import type { Refactoring, RefactoringKind } from '../../server/src/service/refactorings/refactoring.js';
import { effectiveTls, type EffectiveTls } from '../../server/src/service/tls/effective.js';
import { applyEdits } from '../../server/src/service/text/edits.js';
import { analyseFiles, uriOf, type NamedText } from '../support/instance.js';

/** What a refactoring made of some files. */
export interface Outcome {
  readonly refactoring: Refactoring;
  readonly files: readonly NamedText[];
  /** The text of one of them. */
  text(name: string): string;
  /** The findings at warning or above that were not there before. */
  readonly brought: readonly Finding[];
  readonly findings: readonly Finding[];
  readonly before: readonly EffectiveTls[];
  readonly after: readonly EffectiveTls[];
}

/** Runs a refactoring; a refusal is its sentence. */
export function run(
  kind: RefactoringKind,
  files: readonly NamedText[],
  options: RefactoringOptions = {},
  settings: Partial<Settings> = {},
): Outcome | string {
  const analysis = analyseFiles(files, settings);
  const read = (uri: string): string | undefined => files.find(({ name }) => uriOf(name) === uri)?.text;
  const answer = refactor(analysis.instance, kind, options, read);
  if ('refusal' in answer) return answer.refusal;
  const changed = files.map(({ name, text }) => ({
    name,
    text: applyEdits(
      text,
      answer.edits.filter(({ uri }) => uri === uriOf(name)),
    ),
  }));
  const made = answer.newFiles.map(({ uri, text }) => ({ name: uri.slice(uriOf('').length), text }));
  const result = [...changed, ...made];
  const after = analyseFiles(result, settings);
  const known = new Set(analysis.findings().map(topicOf));
  return {
    refactoring: answer,
    files: result,
    text: (name) => result.find((file) => file.name === name)?.text ?? '',
    findings: after.findings(),
    brought: after
      .findings()
      .filter(({ severity }) => severity === 'error' || severity === 'warning')
      .filter((finding) => !known.has(topicOf(finding))),
    before: effectiveTls(analysis.instance),
    after: effectiveTls(after.instance),
  };
}

/** Runs a refactoring that must apply. */
export function mustRun(...args: Parameters<typeof run>): Outcome {
  const outcome = run(...args);
  if (typeof outcome === 'string') throw new Error(`refused: ${outcome}`);
  return outcome;
}

/** What a finding is about, whichever services it names: fewer of them are no new finding. */
function topicOf({ rule, message }: Finding): string {
  return `${rule}: ${message.replace(/ for [^;(]*\(level [^)]*\)/, '')}`;
}

/** A finding as one line. */
export function lineOf({ rule, severity, message }: Finding): string {
  return `${severity} ${rule}: ${message}`;
}
