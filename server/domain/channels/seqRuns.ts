/** Seqs that follow one another, both ends included. */
export interface SeqRun {
  readonly first: number;
  readonly last: number;
}

/** A set of seqs as runs: in order, and none touches the next one (PO4). Every function here answers in this form. */
export type SeqRuns = readonly SeqRun[];

/** The union of sets, in whatever form and order they come; what is no run (last before first) is nothing. */
export const joinRuns = (...sets: readonly SeqRuns[]): SeqRuns => {
  const joined: SeqRun[] = [];
  const all = sets.flat().filter(({ first, last }) => first <= last);
  for (const run of all.sort((a, b) => a.first - b.first)) {
    const before = joined.at(-1);
    if (before === undefined || run.first > before.last + 1) joined.push(run);
    else if (run.last > before.last) joined[joined.length - 1] = { first: before.first, last: run.last };
  }
  return joined;
};

export const runsOf = (seqs: Iterable<number>): SeqRuns =>
  joinRuns([...seqs].map((seq) => ({ first: seq, last: seq })));

/** What is in both. */
export const commonRuns = (one: SeqRuns, other: SeqRuns): SeqRuns => {
  const [a, b] = [joinRuns(one), joinRuns(other)];
  const common: SeqRun[] = [];
  for (let at = 0, by = 0; at < a.length && by < b.length; ) {
    const first = Math.max(a[at]!.first, b[by]!.first);
    const last = Math.min(a[at]!.last, b[by]!.last);
    if (first <= last) common.push({ first, last });
    if (a[at]!.last < b[by]!.last) at += 1;
    else by += 1;
  }
  return common;
};

/** What is in the first and not in the second. */
export const runsWithout = (from: SeqRuns, taken: SeqRuns): SeqRuns => {
  const rest: SeqRun[] = [];
  const away = joinRuns(taken);
  let by = 0;
  for (const { first, last } of joinRuns(from)) {
    let next = first;
    while (by < away.length && away[by]!.last < first) by += 1;
    for (let at = by; at < away.length && away[at]!.first <= last; at += 1) {
      if (away[at]!.first > next) rest.push({ first: next, last: away[at]!.first - 1 });
      next = Math.max(next, away[at]!.last + 1);
    }
    if (next <= last) rest.push({ first: next, last });
  }
  return rest;
};

export const countSeqs = (runs: SeqRuns): number =>
  joinRuns(runs).reduce((sum, { first, last }) => sum + last - first + 1, 0);

export const hasSeq = (runs: SeqRuns, seq: number): boolean =>
  runs.some(({ first, last }) => first <= seq && seq <= last);

/** What of 1 ... head is not in these: the unread, where these are what is settled. */
export const missingUpTo = (head: number, runs: SeqRuns): SeqRuns =>
  runsWithout([{ first: 1, last: head }], runs);
