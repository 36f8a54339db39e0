import type { Author, EntryKind } from './minutesEntry.ts';

export interface EntryLine {
  readonly n: number;
  readonly at: Date;
  readonly author: Author;
  readonly kind: EntryKind;
}

/** One line of 版の履歴: what one person typed without a long pause, or one record. */
export interface VersionLine {
  readonly from: number;
  readonly n: number;
  readonly startedAt: Date;
  readonly at: Date;
  readonly author: Author;
  readonly kind: EntryKind;
}

/** What one person types is one version as long as no pause is longer than this and nobody else writes between. */
const pauseMs = 10 * 60_000;

/** Kinds of record that save themselves while they are written, so that one change becomes many entries. */
const isTyped = (kind: EntryKind): boolean =>
  kind === 'update' || kind === 'header-set' || kind === 'inquired' || kind === 'attendee-entered';

/**
 * The log as versions, the newest last. Every entry is in exactly one line, so nothing is left out. No line has
 * entries from both sides of `asOf`, the entry as of which a form was finalised.
 */
export const listVersions = (
  entries: readonly EntryLine[],
  asOf: number | null = null,
): readonly VersionLine[] => {
  const lines: VersionLine[] = [];
  for (const { n, at, author, kind } of entries) {
    const last = lines.at(-1);
    const goesOn =
      last !== undefined &&
      isTyped(kind) &&
      last.kind === kind &&
      last.n !== asOf &&
      last.author.account === author.account &&
      last.author.position === author.position &&
      at.getTime() - last.at.getTime() <= pauseMs;
    if (goesOn) lines[lines.length - 1] = { ...last, n, at };
    else lines.push({ from: n, n, startedAt: at, at, author, kind });
  }
  return lines;
};
