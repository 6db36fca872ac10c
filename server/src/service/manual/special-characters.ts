/** The special characters of roff by name, groff_char(7): those that manual pages use. */

const CHARACTERS: ReadonlyMap<string, string> = new Map([
  ['bu', '\u2022'],
  ['aq', "'"],
  ['Aq', "'"],
  ['cq', '\u2019'],
  ['oq', '\u2018'],
  ['dq', '"'],
  ['lq', '\u201c'],
  ['rq', '\u201d'],
  ['ga', '`'],
  ['aa', '\u00b4'],
  ['ha', '^'],
  ['ti', '~'],
  ['rs', '\\'],
  ['sl', '/'],
  ['ba', '|'],
  ['or', '|'],
  ['at', '@'],
  ['sh', '#'],
  ['hy', '-'],
  ['mi', '-'],
  ['en', '\u2013'],
  ['em', '\u2014'],
  ['pl', '+'],
  ['eq', '='],
  ['mu', '\u00d7'],
  ['<=', '\u2264'],
  ['>=', '\u2265'],
  ['!=', '\u2260'],
  ['->', '\u2192'],
  ['<-', '\u2190'],
  ['co', '\u00a9'],
  ['rg', '\u00ae'],
  ['tm', '\u2122'],
  ['Tm', '\u2122'],
  ['R', '\u00ae'],
  ['sc', '\u00a7'],
  ['de', '\u00b0'],
  ['Do', '$'],
  ['lB', '['],
  ['rB', ']'],
  ['lC', '{'],
  ['rC', '}'],
  ['la', '\u27e8'],
  ['ra', '\u27e9'],
  ['ul', '_'],
  ['ss', '\u00df'],
  [':a', '\u00e4'],
  [':o', '\u00f6'],
  [':u', '\u00fc'],
  [':A', '\u00c4'],
  [':O', '\u00d6'],
  [':U', '\u00dc'],
  ["'e", '\u00e9'],
  ['`e', '\u00e8'],
  [',c', '\u00e7'],
  ['~n', '\u00f1'],
]);

/** The character of a name; an unknown one prints nothing, as in groff. */
export function specialCharacter(name: string): string {
  const known = CHARACTERS.get(name);
  if (known !== undefined) return known;
  const code = /^u([0-9A-F]{4,6})$/.exec(name)?.[1];
  if (code === undefined) return '';
  const value = Number.parseInt(code, 16);
  return value <= 0x10ffff && value >= 0x20 ? String.fromCodePoint(value) : '';
}
