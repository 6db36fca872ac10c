/** The tokenizer of VS Code over the grammars in syntaxes: text in, tokens with their scopes out. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import oniguruma from 'vscode-oniguruma';
import textmate, { type IGrammar, type IOnigLib } from 'vscode-textmate';

/** The root of the repository, seen from the compiled test. */
export const root = new URL('../../../', import.meta.url);

/** Language ids; `source.` and the id is the scope of its grammar. */
export const languages = ['postfix-main', 'postfix-master', 'postfix-table'] as const;
export type LanguageId = (typeof languages)[number];

/** A piece of a line, columns in UTF-16 units, with its scopes from the outermost to the innermost. */
export interface Token {
  readonly start: number;
  readonly end: number;
  readonly scopes: readonly string[];
}

/** A line with its tokens; `late` when the tokenizer gave up on it. */
export interface TokenizedLine {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly late: boolean;
}

/** Tokenizes a whole text. */
export type Tokenize = (text: string) => TokenizedLine[];

/** The file of a grammar, parsed. */
export function readGrammar(language: LanguageId): unknown {
  return JSON.parse(readFileSync(new URL(`syntaxes/${language}.tmLanguage.json`, root), 'utf8'));
}

/** Loads Oniguruma, once for all tests. */
export async function loadOniguruma(): Promise<IOnigLib> {
  const wasm = createRequire(import.meta.url).resolve('vscode-oniguruma/release/onig.wasm');
  await oniguruma.loadWASM(readFileSync(wasm));
  return {
    createOnigScanner: (patterns) => new oniguruma.OnigScanner(patterns),
    createOnigString: (text) => new oniguruma.OnigString(text),
  };
}

/** A tokenizer for a language; a line that takes longer than `limit` milliseconds comes out late. */
export async function loadTokenizer(language: LanguageId, limit = 5000): Promise<Tokenize> {
  const registry = new textmate.Registry({
    onigLib: loadOniguruma(),
    loadGrammar: (scope) => {
      const id = languages.find((candidate) => scope === `source.${candidate}`);
      const file = id && `syntaxes/${id}.tmLanguage.json`;
      return Promise.resolve(
        file ? textmate.parseRawGrammar(readFileSync(new URL(file, root), 'utf8'), file) : null,
      );
    },
  });
  const grammar = await registry.loadGrammar(`source.${language}`);
  if (grammar === null) throw new Error(`No grammar for ${language}`);
  return (text) => tokenize(grammar, text, limit);
}

function tokenize(grammar: IGrammar, text: string, limit: number): TokenizedLine[] {
  let state = textmate.INITIAL;
  return text.split('\n').map((line) => {
    const { tokens, ruleStack, stoppedEarly } = grammar.tokenizeLine(line, state, limit);
    state = ruleStack;
    return {
      text: line,
      late: stoppedEarly,
      tokens: tokens.map(({ startIndex, endIndex, scopes }) => ({
        start: startIndex,
        end: Math.min(endIndex, line.length),
        scopes: scopes.slice(1),
      })),
    };
  });
}

/** Whether one of a token's scopes is the given one, or begins with it and a dot. */
export function hasScope(token: Token, scope: string): boolean {
  return token.scopes.some((name) => name === scope || name.startsWith(`${scope}.`));
}
