import type { DocumentState } from './documentState.ts';
import type { MinutesEvent } from './minutesEntry.ts';

/** Whether a server record may be the next entry. Updates are asked of `admitUpdate`. */
export const mayFollow = (state: DocumentState, event: MinutesEvent): 'yes' | 'finalised' | 'not-there' => {
  // 確定 has one order with all: what comes after it is refused, on every node alike.
  if (state.finalised !== null) return 'finalised';
  switch (event.kind) {
    case 'attested':
    case 'finalised':
      return event.seen <= state.head ? 'yes' : 'not-there';
    case 'attendee-struck':
      return event.entry <= state.head ? 'yes' : 'not-there';
    case 'inquired':
      return event.replaces === null || event.replaces <= state.head ? 'yes' : 'not-there';
    default:
      return 'yes';
  }
};
