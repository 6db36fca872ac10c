/**
 * The regular expression pieces that the three grammars share, and small helpers that build TextMate rules from them.
 * Postfix's own splitting of text (postconf(5), master(5)) decides what a word is; everything else is colour.
 */
const raw = String.raw;

/** A word begins here: after white space, a separator, an operator or an opening bracket. */
export const WORD_START = raw`(?<![^\s,;={}()!\[<>"'|])`;
/** A word ends here. */
export const WORD_END = raw`(?=[\s,;{})"'|]|$)`;
/** A template tag that is closed on its own line. */
export const TAG = raw`(?>\{\{[^\n]{0,400}?\}\}|\{%[^\n]{0,400}?%\}|\{#[^\n]{0,400}?#\}|<[%?][^\n]{0,400}?[%?]>|\[%[^\n]{0,400}?%\]|%%[^%\n]{1,100}%%|%\{\w+\})`;
/** A name or a column: what stands between white space, template tags kept whole. */
export const FIELD = raw`(?:${TAG}|\S)++`;
/** A parameter name as Postfix and its per-transport parameters write it. */
export const NAME = raw`[A-Za-z0-9_][\w.-]*`;
/** Characters of a path after its first slash. */
export const PATH_TAIL = raw`[^\s,;{}()$"'<>|]*`;

/**
 * A logical line goes on over lines that begin with white space, over comments and blank lines, and over lines that
 * hold nothing but template statements.
 */
export const CONTINUES = raw`^(?=\s|#|$|(?:${TAG}\s*)++$)`;

/** Guards a line start against template statements: those that fill the line, and those that are not closed on it. */
export const NOT_TEMPLATE = raw`(?!(?:${TAG}\s*)++$)(?!\{[{%#](?![^\n]*[}%#]\}))`;

/** Parameters whose value is a TLS cipher list, a list of words to exclude from one, or a cipher grade. */
export const CIPHER_NAMES = raw`\w*(?:_ciphers|(?<!preempt)_cipherlist)`;
/** Parameters whose value is text for people, or a set of characters. */
export const TEXT_NAMES = raw`(?:\w*(?:_banner|_reject_footer|_expansion_filter|_delimiter_filter|_reject_characters|_strip_characters)|default_rbl_reply|mail_name|(?:mailbox|debugger)_command|postmulti_\w+_commands)`;
/** Parameters whose value is a TLS security level. */
export const LEVEL_NAMES = raw`\w*tls_security_level|tlsproxy_client_(?:security_)?level`;

/** Captures by number from scope names; `undefined` leaves a group without a scope, an object is taken as it is. */
export function captures(...scopes) {
  const entries = scopes.map((scope, index) => [
    String(index + 1),
    typeof scope === 'string' ? { name: scoped(scope) } : scope,
  ]);
  return Object.fromEntries(entries.filter(([, scope]) => scope !== undefined));
}

/** A rule for one match. */
export function match(expression, scope, groups) {
  return { ...(scope && { name: scoped(scope) }), match: expression, ...(groups && { captures: groups }) };
}

/** Includes by name, of the same grammar. */
export function includes(...names) {
  return names.map((name) => ({ include: name.includes('.') || name.startsWith('#') ? name : `#${name}` }));
}

/** Scope names of all three grammars end alike. */
export function scoped(scopes) {
  return scopes
    .split(' ')
    .map((scope) => `${scope}.postfix`)
    .join(' ');
}
