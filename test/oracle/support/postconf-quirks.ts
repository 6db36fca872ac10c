/** Where postconf(1) reads a configuration otherwise than the programs that run with it. */
import { isAtLeast } from '../../../server/src/service/catalogue/release.js';
import { expandValue } from '../../../server/src/service/model/expansion.js';
import { parseLevel } from '../../../server/src/service/model/compatibility.js';
import type { Instance } from '../../../server/src/service/model/instance.js';
import type { Service } from '../../../server/src/service/model/service.js';
import { firstProblem, parseValue } from '../../../server/src/service/syntax/value.js';
import { leaveOut } from './parity-exceptions.js';
import type { Verdict } from './run-postconf.js';

/** A master.cf with "-oNAME=VALUE" as postconf cuts it: before other "o"s than the first. */
export function optionsAsPostconfCuts(master: string, instance: Instance): string {
  const attached = instance.services
    .flatMap(({ tree }) => tree.options)
    .filter(({ form, span }) => form === 'attached' && /^-o.*o/.test(master.slice(span.start, span.end)));
  return attached.reduceRight((text, { span }) => {
    leaveOut('second-o-in-attached-option');
    const words = cutOption(text.slice(span.start, span.end));
    return text.slice(0, span.start) + words.join(' ') + text.slice(span.end);
  }, master);
}

function cutOption(word: string): string[] {
  const at = word.indexOf('o', 2);
  if (at < 0) return [word];
  const rest = `-${word.slice(at)}`;
  // An "-o" of its own takes the whole next word, whatever that is.
  return at === 2 ? ['-o', rest] : [word.slice(0, at), ...cutOption(rest)];
}

/** Whether postconf works with other values of this configuration than programs do, so that nothing can be compared. */
export function isMisreadByPostconf(instance: Instance, { askedAgain }: Verdict): boolean {
  if (askedAgain && /[$:{}#]/.test(instance.effective('inet_interfaces').raw)) {
    return leaveOut('syntax-in-inet-interfaces');
  }
  const own = [instance.effective('mydomain'), instance.effective('myhostname')] as const;
  if (own.some(({ raw, value }) => raw.includes('$') && /\$|level/.test(raw + value))) {
    return leaveOut('expanded-own-name');
  }
  if (own[0].origin.kind === 'main' && own[1].origin.kind === 'default' && /[{}#]/.test(own[0].value)) {
    return leaveOut('computed-host-name');
  }
  return [undefined, ...instance.services].some((service) => listsOtherClasses(instance, service))
    ? leaveOut('references-in-class-lists')
    : false;
}

/** Whether a service gives service_name a value that cannot be expanded, where postconf expands it. */
export function expandsServiceName({ catalogue, services }: Instance): boolean {
  return (
    isAtLeast(catalogue.target.postfix, '3.11') &&
    services.some(({ overrides }) => {
      const raw = overrides.get('service_name')?.value.text ?? '';
      return raw.includes('$') && firstProblem(parseValue(raw), true) !== undefined;
    })
  );
}

/** Whether services that have the same name and type speak of a name. */
export function isInRepeatedService({ services }: Instance, name: string): boolean {
  return services.some(
    ({ id, tree }, index) =>
      tree.line.cooked.text.includes(name) &&
      services.some((other, place) => other.id === id && place !== index),
  );
}

/** Whether compatibility_level is no level, which postconf minds only where a value compares it. */
export function hasUnreadLevel(instance: Instance): boolean {
  return parseLevel(instance.effective('compatibility_level').value) === undefined;
}

/** Whether smtpd_restriction_classes lists other classes to postconf, which sees what the same file sets and no default. */
function listsOtherClasses(instance: Instance, service: Service | undefined): boolean {
  const { raw, origin } = instance.effective('smtpd_restriction_classes', service);
  if (!raw.includes('$') || (service !== undefined && origin.kind !== 'option')) return false;
  const seen = (name: string): string | undefined =>
    service === undefined
      ? instance.assignments(name).at(-1)?.value.text
      : service.overrides.get(name)?.value.text;
  const { text, failure } = expandValue(raw, seen);
  return failure !== undefined || text !== instance.expand(raw, service);
}
