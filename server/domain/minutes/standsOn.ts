import type { MinutesEvent } from './minutesEntry.ts';

/** The n of the entry that a record refers to; 0 where it refers to none. */
export const standsOn = (event: MinutesEvent): number => {
  switch (event.kind) {
    case 'attested':
    case 'finalised':
      return event.seen;
    case 'attendee-struck':
    case 'inquiry-struck':
      return event.entry;
    case 'attendee-entered':
    case 'inquired':
      return event.replaces ?? 0;
    case 'header-set':
      return Math.max(0, ...Object.values(event.replaces ?? {}));
    default:
      return 0;
  }
};
