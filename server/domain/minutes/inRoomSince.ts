import type { Author, MinutesEntry } from './minutesEntry.ts';

/** The number of the entry with which somebody came into the room; null where they never came, or have left. */
export const inRoomSince = (entries: readonly MinutesEntry[], who: Author): number | null => {
  const last = entries.findLast(
    ({ author, event }) =>
      event.kind === 'attended' && author.account === who.account && author.position === who.position,
  );
  return last?.event.kind === 'attended' && last.event.change === 'joined' ? last.n : null;
};
