import type { MinutesEvent } from './minutesEntry.ts';

/** The n of the entry that a record refers to; 0 where it refers to none. */
export const standsOn = (event: MinutesEvent): number => {
  switch (event.kind) {
    case 'attested':
    case 'finalised':
      return event.seen;
    case 'attendee-struck':
      return event.entry;
    case 'inquired':
      return event.replaces ?? 0;
    default:
      return 0;
  }
};
