import type { DocumentState } from './documentState.ts';
import type { MinutesEvent } from './minutesEntry.ts';
import { standsOn } from './standsOn.ts';

/** Whether a server record may be the next entry. Updates are asked of `admitUpdate`. */
export const mayFollow = (state: DocumentState, event: MinutesEvent): 'yes' | 'finalised' | 'not-there' => {
  // 確定 has one order with all: what comes after it is refused, on every node alike.
  if (state.finalised !== null) return 'finalised';
  return standsOn(event) <= state.head ? 'yes' : 'not-there';
};
