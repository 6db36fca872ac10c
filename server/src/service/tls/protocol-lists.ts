/** The protocol lists of an instance with their meaning: what the rules about them share. */
import type { Instance } from '../model/instance.js';
import type { Span } from '../text/span.js';
import { tlsLists, type TlsList } from './lists.js';
import { evaluateProtocolList, type ProtocolList } from './protocol-list.js';
import type { ProtocolListProblem } from './protocol-problems.js';
import { isTemplate, spanWithin } from './written.js';

/** A list and what it means. */
export interface JudgedProtocolList {
  readonly list: TlsList;
  readonly meaning: ProtocolList;
  /** The source of a part of the list. */
  place(part: Span): Span;
}

/** The lists that an instance sets; those that another program fills in are left out. */
export function judgedProtocolLists(instance: Instance): JudgedProtocolList[] {
  const { postfix } = instance.catalogue.target;
  return tlsLists(instance, 'protocols')
    .filter(({ assignment, value }) => {
      const { exact } = instance.effective(assignment.name, assignment.service);
      return exact && !isTemplate(assignment.value.text) && !value.includes('#');
    })
    .map((list) => ({
      list,
      meaning: evaluateProtocolList(list.value, { postfix, role: list.name.role }),
      place: (part) => spanWithin(list.assignment, part),
    }));
}

/** The problems of one kind. */
export function problemsOf<K extends ProtocolListProblem['kind']>(
  { meaning }: JudgedProtocolList,
  kind: K,
): Extract<ProtocolListProblem, { kind: K }>[] {
  return meaning.problems.filter((problem) => problem.kind === kind) as Extract<
    ProtocolListProblem,
    { kind: K }
  >[];
}

/** "smtp/inet, submission/inet (level encrypt)". */
export function usersText({ users }: Pick<TlsList, 'users'>): string {
  const levels = [...new Set(users.map(({ level }) => level.level))];
  return `${users.map(({ id }) => id).join(', ')} (level ${levels.join(', ')})`;
}
