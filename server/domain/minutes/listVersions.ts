import type { Author, EntryKind } from './minutesEntry.ts';

export interface EntryLine {
  readonly n: number;
  readonly at: Date;
  readonly author: Author;
  readonly kind: EntryKind;
}

/** One line of 版の履歴: what one person typed in one go, or one record. */
export interface VersionLine {
  readonly from: number;
  readonly n: number;
  readonly startedAt: Date;
  readonly at: Date;
  readonly author: Author;
  readonly kind: EntryKind;
}

/** Typing of one person with no longer pause than this, and nobody else between, is one version. */
const pauseMs = 10 * 60_000;

/** What saves itself while it is written, and so is many entries in one go. */
const isTyped = (kind: EntryKind): boolean =>
  kind === 'update' || kind === 'header-set' || kind === 'inquired' || kind === 'attendee-entered';

/**
 * The log as versions, newest last. Nothing is left out: every entry lies in exactly one line; none lies on both sides of `asOf`,
 * the entry that a finalised form is as of.
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
