/** What a parameter's value is in an instance, and where that is said. */
import type { Effective, Instance } from '../model/instance.js';
import type { Service } from '../model/service.js';
import { code, link } from './markup.js';

/** Most services whose overrides are listed one by one. */
const MOST = 8;

/** The value in force, for a service or for all, with the place that sets it. */
export function sayEffective(instance: Instance, name: string, service?: Service): string | undefined {
  const effective = instance.effective(name, service);
  const { origin } = effective;
  if (origin.kind === 'unknown') return undefined;
  const scope = service === undefined ? '' : ` for ${code(service.id)}`;
  if (origin.kind === 'default')
    return `Not set here${scope}${isPlain(effective) ? '' : `; the default gives ${valueOf(effective)}`}`;
  return `Here${scope}: ${valueOf(effective)} (${placeOf(effective)})`;
}

/** The services of master.cf that give a parameter a value of their own. */
export function sayOverrides(instance: Instance, name: string): string | undefined {
  const services = instance.services.filter(({ overrides }) => overrides.has(name));
  if (services.length === 0) return undefined;
  const said = services.slice(0, MOST).map((service) => {
    const effective = instance.effective(name, service);
    return `${code(service.id)} ${valueOf(effective)} (${placeOf(effective)})`;
  });
  const more = services.length > MOST ? ` and ${services.length - MOST} more` : '';
  return `In master.cf: ${said.join(', ')}${more}`;
}

/** The value as the program sees it, and as written where that differs. */
function valueOf({ raw, value, exact, failure }: Effective): string {
  if (failure !== undefined) return `${code(raw)}, which Postfix cannot expand`;
  if (!exact) return raw.includes('$') ? `${code(raw)}, known on the machine only` : code(raw);
  return raw.includes('$') && raw !== value ? `${code(value)}, from ${code(raw)}` : code(value);
}

function isPlain({ raw, value, exact }: Effective): boolean {
  return !exact || raw === value;
}

/** Where a value is set, as a link: "main.cf:12". */
export function placeOf({ origin }: Effective): string {
  if (origin.kind !== 'main' && origin.kind !== 'option') return 'the default';
  const { document } = origin;
  const offset = origin.kind === 'main' ? origin.entry.nameSpan.start : origin.option.nameSpan.start;
  const line = document.lines.positionAt(offset).line + 1;
  const file = document.uri.slice(document.uri.lastIndexOf('/') + 1);
  return link(`${file}:${line}`, `${document.uri}#L${line}`);
}
