/** What a name in a file can stand for across the files of an instance, and the places where it is mentioned. */
import type { Span } from '../text/span.js';
import type { Service } from './service.js';

/** A parameter, restriction classes among them, or a service of master.cf. */
export type Subject =
  | { readonly kind: 'parameter'; readonly name: string }
  | {
      readonly kind: 'service';
      readonly name: string;
      /** Services with a port and those with a socket in the queue directory have names of their own. */
      readonly group: 'inet' | 'local';
    };

/** A place that mentions a subject. */
export interface Mention {
  readonly subject: Subject;
  readonly uri: string;
  /** The name itself, and nothing else: what a rename replaces. */
  readonly span: Span;
  /** Where a cursor is on it, when that is more than the name: with the "$" of a reference. */
  readonly reach?: Span;
  /** Whether the subject gets its meaning here: an assignment, a line of master.cf. */
  readonly isDefinition: boolean;
  /** The service in whose line it stands. */
  readonly service?: Service;
  /** Whether the name is part of a `$name`, where only letters, digits and "_" are possible. */
  readonly isReference?: true;
}

/** Whether two subjects are the same thing. */
export function isSameSubject(a: Subject, b: Subject): boolean {
  if (a.kind !== b.kind || a.name !== b.name) return false;
  return a.kind !== 'service' || b.kind !== 'service' || a.group === b.group;
}

/** The group of a service by the type column of master.cf. */
export function groupOf(type: string): 'inet' | 'local' {
  return type === 'inet' ? 'inet' : 'local';
}
