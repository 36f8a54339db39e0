import { genesis, sealedFrom } from './chainRecord.ts';
import type { Checkpoint } from './checkpoint.ts';

/** The first record that is not as it was linked, and why. */
export interface Fault {
  readonly municipality: string | null;
  readonly n: number | null;
  readonly why: string;
}

export interface ChainState {
  readonly municipality: string;
  readonly n: number;
  readonly hash: string;
  /** The last n that a checkpoint vouches for; 0: none. */
  readonly provedTo: number;
}

interface Options {
  readonly checkpoints: readonly Checkpoint[];
  /**
   * The lines are a part that was filtered out of chains: numbers only have to rise, and what is missing between them
   * cannot be seen.
   */
  readonly part?: boolean;
  /**
   * The chains that must be among the lines. What a checkpoint says of any other chain is not looked at: an export
   * has one city's chain.
   */
  readonly only?: 'what-is-there';
}

interface Head {
  n: number;
  hash: string;
  provedTo: number;
}

interface Parsed {
  municipality?: unknown;
  n?: unknown;
  fact?: unknown;
  previous?: unknown;
  body?: { id?: unknown; from?: unknown; to?: unknown };
}

/**
 * [AU4] Checks lines one after the other, and holds only one head for each chain. `sealedHash` is the SHA-256 of the
 * line's bytes from `sealedFrom` on. The bytes are hashed as they came, so that nothing that a parser would forgive
 * is forgiven here.
 */
export const checkChain = ({ checkpoints, part = false, only }: Options) => {
  const heads = new Map<string, Head>();
  const vouched = new Map<string, Checkpoint[]>();
  for (const each of checkpoints) {
    const known = vouched.get(each.municipality);
    if (known === undefined) vouched.set(each.municipality, [each]);
    else known.push(each);
  }

  const take = (line: string, sealedHash: string): Fault | null => {
    const hash = line.slice(9, 73);
    const at = place(line);
    if (!line.startsWith('{"hash":"') || line.slice(73, sealedFrom) !== '",' || hash !== sealedHash)
      return { ...at, why: 'it is not what its hash was made of' };
    const record = parse(line);
    if (record === null) return { ...at, why: 'it is not in canonical form' };
    const { municipality, n, fact, previous, body } = record;
    if (typeof municipality !== 'string' || !Number.isSafeInteger(n) || typeof body !== 'object')
      return { ...at, why: 'it is no record of a chain' };
    if (fact !== body.id) return { ...at, why: 'it names another fact than it holds' };
    const head = heads.get(municipality);
    const fault = follow(municipality, n as number, previous, head);
    if (fault !== null) return { municipality, n: n as number, ...fault };
    const next: Head = { n: n as number, hash, provedTo: head?.provedTo ?? 0 };
    for (const each of vouched.get(municipality) ?? []) {
      if (each.n !== n) continue;
      if (each.hash !== hash)
        return { municipality, n, why: `the checkpoint of ${each.at} vouches for another record here` };
      next.provedTo = n;
    }
    heads.set(municipality, next);
    return null;
  };

  const follow = (
    municipality: string,
    n: number,
    previous: unknown,
    head: Head | undefined,
  ): (Partial<Fault> & { why: string }) | null => {
    const before = head ?? { n: 0, hash: genesis };
    if (n <= before.n) return { why: `it stands after record ${before.n}: out of order, or there twice` };
    // A part may leave records out, and begin in the middle: what stood before is not here to be compared.
    if (n !== before.n + 1 && part) return null;
    if (n !== before.n + 1)
      return { n: before.n + 1, why: `it is missing: record ${n} of ${municipality} comes in its place` };
    return previous === before.hash ? null : { why: 'it does not follow the record before it' };
  };

  return {
    take,
    /** Called after the last line: everything that a checkpoint vouches for must have been there. */
    end: (): { readonly fault: Fault | null; readonly chains: readonly ChainState[] } => {
      const chains = [...heads].map(([municipality, head]) => ({ municipality, ...head }));
      if (part) return { fault: null, chains };
      for (const { municipality, n, at } of checkpoints) {
        if (only !== undefined && !heads.has(municipality)) continue;
        const last = heads.get(municipality)?.n ?? 0;
        if (last < n)
          return {
            fault: {
              municipality,
              n: last + 1,
              why: `it is missing: the chain ends before it, and the checkpoint of ${at} vouches for ${n} records`,
            },
            chains,
          };
      }
      return { fault: null, chains };
    },
  };
};

/** Which record a line says it is, whether or not that is to be believed. */
const place = (line: string): Pick<Fault, 'municipality' | 'n'> => {
  const said = /"municipality":"([A-Za-z0-9_-]{1,64})","n":([0-9]{1,15}),/.exec(line.slice(0, 200));
  return { municipality: said?.[1] ?? null, n: said === null ? null : Number(said[2]) };
};

/** Written again, the body must be the same text: no key twice, no white space, no number in another form. */
const parse = (line: string): Parsed | null => {
  try {
    const record: unknown = JSON.parse(line);
    return typeof record === 'object' && record !== null && JSON.stringify(record) === line ? record : null;
  } catch {
    return null;
  }
};
