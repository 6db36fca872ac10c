/** What the results of a lookup table are: told by the parameter that names it, else by its own name. */
import { valueKinds } from './value-kinds.js';
import type { Instance } from './instance.js';
import type { TableDocument } from './table-document.js';

/** What a table's results are. */
export type TablePurpose =
  | { readonly kind: 'access' | 'postscreen' | 'tls-policy' | 'transport' }
  /** `parameter` is the one whose actions count, such as smtp_header_checks. */
  | { readonly kind: 'checks'; readonly parameter: string };

/** The purpose of a table; undefined for one whose results are addresses, values of the user's own, or not known. */
export function tablePurpose(
  { uri, use }: TableDocument,
  instance: Instance | undefined,
): TablePurpose | undefined {
  const name = uri.slice(uri.lastIndexOf('/') + 1).toLowerCase();
  const parameter = use?.parameter;
  if (parameter === undefined) return use === undefined ? undefined : byName(name);
  if (/(?:header|body)_checks$/.test(parameter)) {
    return { kind: 'checks', parameter: parameter.replace(/^lmtp_/, 'smtp_') };
  }
  if (/_tls_policy_maps$/.test(parameter)) return { kind: 'tls-policy' };
  if (/(?:^|_)transport_maps$/.test(parameter)) return { kind: 'transport' };
  if (parameter === 'postscreen_access_list') return { kind: 'postscreen' };
  if (instance === undefined) return undefined;
  const isAccess = instance
    .derive(valueKinds)
    .kindsOf(parameter)
    .some((kind) => kind.kind === 'restrictions' && kind.words === undefined);
  return isAccess ? { kind: 'access' } : undefined;
}

function byName(name: string): TablePurpose | undefined {
  if (/^postscreen_access(?:\.|$)/.test(name)) return { kind: 'postscreen' };
  if (/(?:^|_)access(?:\.|$)/.test(name)) return { kind: 'access' };
  return /^transport(?:\.|$)/.test(name) ? { kind: 'transport' } : undefined;
}
