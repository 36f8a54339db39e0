/** An object as readPdfObject takes it apart; strings begin with `(`. */
type Tokens = readonly string[];

export interface PdfObjects {
  readonly all: readonly Tokens[];
  /** The objects of a file by number. A file may hold several under one number, and a reader may be sent to any of them. */
  readonly byNumber: ReadonlyMap<string, readonly Tokens[]>;
}

/** Keys of a file specification (ISO 32000-2 §7.11): what they name lies outside, on a disk, a server or the web. */
const pathKeys = ['/F', '/UF', '/DOS', '/Mac', '/Unix'];

/**
 * The addresses that a person may press: pages and mail. Anything else (file:, smb:, javascript:, ms-msdt:, a bare
 * path) counts as no link.
 */
const pressable = /^(?:https?:\/\/[^/\\\s]|mailto:|tel:|www\.[^/\\\s]|#)/i;

/**
 * Whether a PDF would reach outside itself (FI3): by a path to a file, by an article of another file, by a link that
 * leads elsewhere than to a page or a mail, or by a page that is fetched without a press. It goes by which keys stand
 * side by side, in whatever dictionary: every broken dictionary is read by some reader in its own way.
 */
export const reachesOutside = (objects: PdfObjects): boolean =>
  objects.all.some((tokens) =>
    tokens.some((token, at) => {
      const strings = () => stringsAt(objects, tokens, at + 1);
      if (pathKeys.includes(token)) return strings().length > 0;
      if (token === '/URI') return !strings().every((uri) => pressable.test(uri));
      if (token === '/Base') return !strings().every((uri) => /^https?:\/\/[^/\\\s]/i.test(uri));
      if (token === '/S') return valuesAt(objects, tokens, at + 1).some(([name]) => name === '/Thread');
      if (token === '/OpenAction' || token === '/AA') return fetches(objects, tokens, at);
      return false;
    }),
  );

/**
 * Whether something that happens by itself opens an address: the action itself, those that follow it, and each one of
 * a set of actions.
 */
const fetches = (objects: PdfObjects, tokens: Tokens, at: number): boolean => {
  const isSet = tokens[at] === '/AA';
  const seen = new Set<Tokens>();
  const waiting = valuesAt(objects, tokens, at + 1).map((value) => ({ value, isSet }));
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { value } = next;
    // An array names a place in this file.
    if (value[0] !== '<<' || seen.has(value)) continue;
    seen.add(value);
    if (value.some((token, key) => token === '/URI' && stringsAt(objects, value, key + 1).length > 0))
      return true;
    for (const [key, token] of value.entries()) {
      if (token === '/Next')
        for (const one of followersAt(objects, value, key + 1)) waiting.push({ value: one, isSet: false });
      else if (next.isSet && token.startsWith('/') && isRef(value, key + 1))
        for (const one of valuesAt(objects, value, key + 1)) waiting.push({ value: one, isSet: false });
    }
  }
  return false;
};

/** One action, or several in an array. */
const followersAt = (objects: PdfObjects, tokens: Tokens, at: number): readonly Tokens[] =>
  valuesAt(objects, tokens, at).flatMap((value) =>
    value[0] === '['
      ? value.flatMap((_, item) => (isRef(value, item) ? valuesAt(objects, value, item) : []))
      : [value],
  );

const isRef = (tokens: Tokens, at: number): boolean =>
  tokens[at + 2] === 'R' && /^\d+$/.test(tokens[at] ?? '') && /^\d+$/.test(tokens[at + 1] ?? '');

/** The value itself, or each object that the reference may mean. */
const valuesAt = (objects: PdfObjects, tokens: Tokens, at: number): readonly Tokens[] => {
  if (isRef(tokens, at)) return objects.byNumber.get(String(Number(tokens[at]))) ?? [];
  return [tokens.slice(at, endOfValue(tokens, at))];
};

const endOfValue = (tokens: Tokens, from: number): number => {
  let depth = 0;
  for (let at = from; at < tokens.length; at += 1) {
    const token = tokens[at];
    if (token === '<<' || token === '[') depth += 1;
    else if (token === '>>' || token === ']') depth -= 1;
    if (depth <= 0) return at + 1;
  }
  return tokens.length;
};

const stringsAt = (objects: PdfObjects, tokens: Tokens, at: number): readonly string[] => {
  const direct = tokens[at];
  if (direct?.startsWith('(')) return [direct.slice(1)];
  return isRef(tokens, at)
    ? valuesAt(objects, tokens, at).flatMap(([first]) => (first?.startsWith('(') ? [first.slice(1)] : []))
    : [];
};
