/** A set of clauses, one bit each in the order in which they are tried: the lowest bit is tried first. */
export type ClauseSet = Int32Array;

export function newClauseSet(size: number): ClauseSet {
  return new Int32Array(Math.max(1, (size + 31) >>> 5));
}

export function addClause(set: ClauseSet, clause: number): void {
  set[clause >>> 5] = set[clause >>> 5]! | (1 << (clause & 31));
}

export function hasClause(set: ClauseSet, clause: number): boolean {
  return (set[clause >>> 5]! & (1 << (clause & 31))) !== 0;
}

/** The clause tried first among the bits of one word. */
export function firstBit(word: number, bits: number): number {
  return (word << 5) | (31 - Math.clz32(bits & -bits));
}

/** The clause tried first, or -1 for the empty set. */
export function firstClause(set: ClauseSet): number {
  for (let word = 0; word < set.length; word++) {
    const bits = set[word]!;
    if (bits !== 0) return firstBit(word, bits);
  }
  return -1;
}

/** The clause tried first of those in both sets, or -1. */
export function firstInBoth(one: ClauseSet, other: ClauseSet): number {
  for (let word = 0; word < one.length; word++) {
    const bits = one[word]! & other[word]!;
    if (bits !== 0) return firstBit(word, bits);
  }
  return -1;
}

export function clauseSetOf(size: number, belongs: (clause: number) => boolean): ClauseSet {
  const set = newClauseSet(size);
  for (let clause = 0; clause < size; clause++) if (belongs(clause)) addClause(set, clause);
  return set;
}

export function intersect(one: ClauseSet, other: ClauseSet): ClauseSet {
  const both = new Int32Array(one.length);
  for (let word = 0; word < one.length; word++) both[word] = one[word]! & other[word]!;
  return both;
}
