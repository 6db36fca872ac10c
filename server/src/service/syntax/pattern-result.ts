/** The `$1`, `${2}` and `$(3)` in the result of a pattern table. */

/** The highest group that a result asks for, 0 for none; bad when it has a `$` that is not one of a group. */
export type Replacement = { readonly kind: 'sound'; readonly highest: number } | { readonly kind: 'bad' };

/** Reads a result as mac_parse(3) does; `$$` is a plain `$`. */
export function readReplacement(text: string): Replacement {
  let highest = 0;
  for (let at = text.indexOf('$'); at >= 0; at = text.indexOf('$', at)) {
    if (text.charAt(at + 1) === '$') {
      at += 2;
      continue;
    }
    const { name, end } = nameAt(text, at + 1);
    if (name === undefined || !/^[0-9]+$/.test(name) || Number(name) < 1) return { kind: 'bad' };
    highest = Math.max(highest, Number(name));
    at = end;
  }
  return { kind: 'sound', highest };
}

function nameAt(text: string, start: number): { name: string | undefined; end: number } {
  const open = text.charAt(start);
  if (open !== '{' && open !== '(') {
    const name = /^\w*/.exec(text.slice(start))?.[0] ?? '';
    return { name, end: start + name.length };
  }
  const close = open === '{' ? '}' : ')';
  let level = 1;
  for (let at = start + 1; at < text.length; at += 1) {
    if (text.charAt(at) === open) level += 1;
    if (text.charAt(at) === close && (level -= 1) === 0)
      return { name: text.slice(start + 1, at), end: at + 1 };
  }
  return { name: undefined, end: text.length };
}
