import { type CST, Lexer, Parser } from 'yaml';

/** Document, mapping, list, clause, pairs, pair, code: an agreement needs seven levels. */
const deepest = 32;

export type Tokens =
  | { readonly ok: true; readonly tokens: readonly CST.Token[] }
  | { readonly ok: false; readonly tooDeepAt: number };

/**
 * A file's tokens, or where it is nested deeper than any agreement is. The depth is watched while the tokens
 * are made: the parser and the composer recurse, and a file of a hundred thousand dashes would end them both.
 */
export function tokensOf(text: string): Tokens {
  const parser = new Parser();
  const tokens: CST.Token[] = [];
  for (const lexeme of new Lexer().lex(text)) {
    tokens.push(...parser.next(lexeme));
    if (parser.stack.length > deepest) return { ok: false, tooDeepAt: parser.offset };
  }
  tokens.push(...parser.end());
  return { ok: true, tokens: tokens.filter(isThere) };
}

/** `...` after another `...` ends nothing (YAML 1.2.2, 9.2); the parser makes an empty document before it. */
function isThere(token: CST.Token): boolean {
  return token.type !== 'document' || token.value !== undefined || token.start.length > 0;
}
