/** What a refactoring gives: changes to the files of an instance with the reason for each, or why there are none. */
import type { FileEdit } from '../lint/finding.js';

/** The refactorings by name, as requests and the command line call them. */
export const REFACTORING_KINDS = ['legacy-exception', 'outbound-exceptions', 'apply-profile'] as const;
export type RefactoringKind = (typeof REFACTORING_KINDS)[number];

/** A change and what it is for: changes with the same reason are one item of a preview. */
export interface ReasonedEdit extends FileEdit {
  readonly reason: string;
}

/** A file to make; nothing is made where a file of that name is. */
export interface NewFile {
  readonly uri: string;
  readonly text: string;
  readonly reason: string;
}

/** Changes that belong together. */
export interface Refactoring {
  readonly kind: RefactoringKind;
  readonly title: string;
  /** What the result does, and what is left to do: a sentence each. */
  readonly explanation: readonly string[];
  readonly edits: readonly ReasonedEdit[];
  readonly newFiles: readonly NewFile[];
}

/** Why a refactoring does not apply, in one sentence. */
export interface Refusal {
  readonly refusal: string;
}

/** Whether an answer is a refusal. */
export function isRefusal(answer: object): answer is Refusal {
  return 'refusal' in answer;
}
