/** The cipher list that Postfix hands to OpenSSL for a grade, with what is excluded, for one family of parameters. */
import type { Instance } from '../model/instance.js';
import type { Service } from '../model/service.js';
import { tlsWords } from '../catalogue/word-files.js';

/** The list and the parameters that it is made of. */
export interface GradeList {
  readonly list: string;
  readonly parameters: readonly string[];
}

/** The list in force where a parameter of grades or exclusions counts; undefined for other parameters. */
export function gradeList(instance: Instance, parameter: string, service?: Service): GradeList | undefined {
  const match = /^(smtpd|smtp|lmtp)_tls_(mandatory_)?(?:exclude_)?ciphers$/.exec(parameter);
  if (match === null) return undefined;
  const [, family = '', mandatory] = match;
  const value = (name: string): string => instance.effective(name, service).value;
  const gradeName = `${family}_tls_${mandatory ?? ''}ciphers`;
  const grade = value(gradeName).toLowerCase();
  const word = tlsWords(instance.catalogue.data).cipherGrades.find(({ name }) => name === grade);
  if (word === undefined) return undefined;
  const exclusions = [`${family}_tls_exclude_ciphers`];
  if (mandatory !== undefined) exclusions.push(`${family}_tls_mandatory_exclude_ciphers`);
  const excluded = exclusions.flatMap((name) =>
    value(name)
      .split(/[\s,:]+/)
      .filter((each) => each !== ''),
  );
  const list = [value(word.cipherlist), ...excluded.map((each) => `!${each}`)].join(':');
  return { list, parameters: [word.cipherlist, gradeName, ...exclusions] };
}
