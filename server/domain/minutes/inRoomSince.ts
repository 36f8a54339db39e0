import type { Author, MinutesEntry } from './minutesEntry.ts';

/** The n of the entry by which somebody is in the room; null where they never came, or left since. */
export const inRoomSince = (entries: readonly MinutesEntry[], who: Author): number | null => {
  const last = entries.findLast(
    ({ author, event }) =>
      event.kind === 'attended' && author.account === who.account && author.position === who.position,
  );
  return last?.event.kind === 'attended' && last.event.change === 'joined' ? last.n : null;
};
