/** Which part of what was loaded is drawn: seqs, both included; `last` null: to the newest, and what comes after it. */
export interface LogWindow {
  readonly first: number;
  readonly last: number | null;
}

/** As many entries are drawn at once, however long the log is (SC5). */
export const MOST_DRAWN = 150;
/** So many are added at an edge that one comes near to. */
const STEP = 50;

const upTo = (first: number, last: number, head: number): LogWindow => ({
  first,
  last: last >= head ? null : last,
});

/** Where one comes in: around a place, or at the newest. */
export const windowAt = (head: number, place: number | null): LogWindow =>
  place === null || place > head - MOST_DRAWN
    ? { first: Math.max(1, head - MOST_DRAWN + 1), last: null }
    : upTo(Math.max(1, place - STEP), place - STEP + MOST_DRAWN - 1, head);

/** One step towards the beginning, of what is loaded from `oldest` on; as many go at the other end. */
export const olderWindow = ({ first, last }: LogWindow, oldest: number, head: number): LogWindow => {
  const to = Math.max(oldest, first - STEP);
  return upTo(to, Math.min(last ?? head, to + MOST_DRAWN - 1), head);
};

/** One step towards the newest. */
export const newerWindow = ({ first, last }: LogWindow, head: number): LogWindow => {
  if (last === null) return { first: Math.max(first, head - MOST_DRAWN + 1), last: null };
  const to = last + STEP;
  return upTo(Math.max(first, to - MOST_DRAWN + 1), to, head);
};

export const isInWindow = ({ first, last }: LogWindow, seq: number): boolean =>
  seq >= first && (last === null || seq <= last);
