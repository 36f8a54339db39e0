import { type CST, isMap, isPair, isSeq, type Node } from 'yaml';
import { wholeDocument } from '../problem.ts';
import { keyPath } from './quoted.ts';
import type { Reading } from './reading.ts';

/** Every token of a file, in the order of the text. */
function* walkTokens(tokens: readonly CST.Token[]): Generator<CST.Token> {
  const waiting = tokens.toReversed();
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    yield next;
    for (const token of childrenOf(next).reverse()) waiting.push(token);
  }
}

function childrenOf(token: CST.Token): CST.Token[] {
  if (token.type === 'document')
    return [...token.start, ...(token.value ? [token.value] : []), ...(token.end ?? [])];
  if (!('items' in token)) return [];
  return token.items.flatMap((item) => [
    ...item.start,
    ...(item.key ? [item.key] : []),
    ...('sep' in item && item.sep ? item.sep : []),
    ...(item.value ? [item.value] : []),
  ]);
}

const refused = new Map([
  ['anchor', 'an anchor'],
  ['alias', 'an alias'],
  ['tag', 'a tag'],
]);

/** Anchors, aliases and tags: what the file says must be what its lines show. */
export function rejectProperties(reading: Reading, tokens: readonly CST.Token[], root: Node | null): void {
  const found: { offset: number; what: string }[] = [];
  for (const token of walkTokens(tokens)) {
    const what = refused.get(token.type);
    if (what !== undefined) found.push({ offset: token.offset, what });
  }
  if (found.length === 0) return;
  const places = [...nodePaths(root, '')];
  let at = 0;
  for (const { offset, what } of found) {
    while (at < places.length && places[at]!.offset < offset) at++;
    reading.report(
      offset,
      places[at]?.path || wholeDocument,
      `${what} is not allowed; write the value itself`,
    );
  }
}

/** A directive such as `%YAML 1.1` would change what the values mean (`yes`, 010). */
export function rejectDirectives(reading: Reading, tokens: readonly CST.Token[]): void {
  for (const token of tokens) {
    if (token.type === 'directive' && !/^%YAML[ \t]+1\.2[ \t]*(#.*)?$/.test(token.source)) {
      reading.report(token.offset, wholeDocument, 'has a directive; only %YAML 1.2 is allowed');
    }
  }
}

/** The nodes in the order of the text, each with its path. The depth was bounded before. */
function* nodePaths(node: Node | null | unknown, path: string): Generator<{ offset: number; path: string }> {
  if (node === null || typeof node !== 'object' || !('range' in node) || !Array.isArray(node.range)) return;
  yield { offset: node.range[0] as number, path };
  if (isSeq(node)) {
    for (const [index, item] of node.items.entries()) yield* nodePaths(item, `${path}[${index}]`);
  } else if (isMap(node)) {
    for (const pair of node.items) {
      if (!isPair(pair)) continue;
      const key = pair.key as { value?: unknown; source?: unknown } | null;
      const below = keyPath(path, String(key?.value ?? key?.source ?? ''));
      yield* nodePaths(pair.key, below);
      yield* nodePaths(pair.value, below);
    }
  }
}
