/** How long nobody need be in the room of an open conference (ms): longer than any break, or a doctor's delay. */
const EMPTY_FOR = 2 * 60 * 60_000;
/** No session lasts longer than this (DESIGN 6): who is in the room by then is a screen that somebody left. */
const OPEN_FOR = 12 * 60 * 60_000;

interface OpenConference {
  readonly startsAt: Date;
  readonly startedAt: Date | null;
  /** Since when nobody has been seen in the room; null: somebody was there at the last look. */
  readonly emptySince: Date | null;
}

/**
 * [CA7] Whether an open conference was forgotten. A room that was opened early waits for the hour it was planned for:
 * an ended conference cannot be opened again, so that an end too early harms and one too late does not.
 */
export const isForgotten = ({ startsAt, startedAt, emptySince }: OpenConference, now: Date): boolean => {
  const due = Math.max(+startsAt, +(startedAt ?? startsAt));
  if (+now >= due + OPEN_FOR) return true;
  return emptySince !== null && +now >= Math.max(+emptySince, due) + EMPTY_FOR;
};
