/** A text as Postfix prints it: with a question mark for each byte that is no ASCII. */
export function asPrinted(text: string): string {
  return text.replace(/[^\x20-\x7e]+/g, (part) => '?'.repeat(new TextEncoder().encode(part).length));
}
