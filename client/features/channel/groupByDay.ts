import type { EntryAnswer } from '#contracts/http/entryView.ts';
import { tokyoDay } from '#domain/vocabulary/days.ts';

export interface PlacedEntry {
  readonly entry: EntryAnswer;
  /** By the same person, in the same position, shortly after the one above: their name need not be said again. */
  readonly continued: boolean;
}
export interface LogDay {
  /** Of the entries; null where all that one may know is their place. */
  readonly day: string | null;
  readonly entries: readonly PlacedEntry[];
}

/** What is written within so long is one turn of somebody who talks. */
const ONE_TURN_MS = 10 * 60_000;

const continues = (before: EntryAnswer | undefined, entry: EntryAnswer): boolean =>
  before !== undefined &&
  'id' in before &&
  'id' in entry &&
  before.kind === 'post' &&
  entry.kind === 'post' &&
  before.author.account === entry.author.account &&
  before.author.position === entry.author.position &&
  Date.parse(entry.at) - Date.parse(before.at) < ONE_TURN_MS;

/**
 * [SC4] A log by the days of Tokyo, one person's consecutive posts together. A place without a time (withheld) is of the day
 * it stands in. Above the line of what is unread nobody goes on talking: below it each says who they are.
 */
export const groupByDay = (entries: readonly EntryAnswer[], lineAt: number | null): readonly LogDay[] => {
  const days: { day: string | null; entries: PlacedEntry[] }[] = [];
  let before: EntryAnswer | undefined;
  for (const entry of entries) {
    const open = days.at(-1);
    const day = 'at' in entry ? tokyoDay(new Date(entry.at)) : (open?.day ?? null);
    // What stands before the first time that is known is of its day.
    if (open && open.day === null) open.day = day;
    const isSameDay = open !== undefined && open.day === day;
    const continued = isSameDay && entry.seq !== lineAt && continues(before, entry);
    if (isSameDay) open.entries.push({ entry, continued });
    else days.push({ day, entries: [{ entry, continued: false }] });
    before = entry;
  }
  return days;
};
