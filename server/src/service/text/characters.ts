/** Character classes as Postfix's ISSPACE and friends see them: ASCII only. */

/** Whether a UTF-16 unit is one of the six ASCII white space characters of isspace(3). */
export function isSpace(code: number): boolean {
  return code === 32 || (code >= 9 && code <= 13);
}

/** Whether a UTF-16 unit may be part of a parameter name in a `$name`: an ASCII letter, digit or underscore. */
export function isNameCharacter(code: number): boolean {
  return (
    (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57) || code === 95
  );
}

/** The offset of the first character at or behind `from` that is not white space, at most `to`. */
export function skipSpace(text: string, from: number, to: number): number {
  let at = from;
  while (at < to && isSpace(text.charCodeAt(at))) at += 1;
  return at;
}

/** The offset behind the last character before `to` that is not white space, at least `from`. */
export function trimEnd(text: string, from: number, to: number): number {
  let at = to;
  while (at > from && isSpace(text.charCodeAt(at - 1))) at -= 1;
  return at;
}
