/** Shapes of the data file about words of SMTP, Milters and delivery agents; types only, no logic. */
import type { Release } from './release.js';
import type { NamedWord } from './words.js';

/** An EHLO keyword that can be discarded. */
export interface EhloKeyword extends NamedWord {
  readonly sides: readonly ('client' | 'server')[];
  /** No keyword of SMTP but one of Postfix. */
  readonly pseudo?: true;
}

/** A macro that can be sent to Milters. */
export interface MilterMacro extends NamedWord {
  /** First event at which it has a value. */
  readonly availableFrom: string;
  readonly parameters?: readonly string[];
}

/** A ${name} or environment name that is not a parameter. */
export interface SpecialName extends NamedWord {
  readonly group: 'pipe' | 'local' | 'local-environment' | 'reject-footer' | 'rbl-reply' | 'bounce-template';
  /** Parameters in whose values it is expanded. */
  readonly parameters: readonly string[];
}

/** A name that the running program computes. */
export interface ReadOnlyName extends NamedWord {
  /** First release whose postconf says nothing about an assignment. */
  readonly silentSince?: Release;
}

/** A class of notify_classes. */
export interface NotifyClass extends NamedWord {
  readonly parameters?: readonly string[];
}

/** The file smtp-words.json. */
export interface SmtpWordsFile {
  readonly ehloKeywords: readonly EhloKeyword[];
  readonly milterEvents: readonly NamedWord[];
  readonly milterMacros: readonly MilterMacro[];
  readonly readOnlyNames: readonly ReadOnlyName[];
  readonly specialNames: readonly SpecialName[];
  readonly dsnNotify: readonly NamedWord[];
  readonly notifyClasses: readonly NotifyClass[];
}
