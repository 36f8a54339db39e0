import type { DocumentState } from './documentState.ts';
import type { Correction, MinutesEvent } from './minutesEntry.ts';
import { standsOn } from './standsOn.ts';

/**
 * `replaced`: the form no longer shows what the record refers to. `another-person`: it would put one person's record
 * in the place of another's. `written-since`: the form has changed after the entry that 確定 names.
 */
export type RecordRefused = 'finalised' | 'not-there' | 'replaced' | 'another-person' | 'written-since';

/** Whether a record of the server may be the next entry. For updates `acceptUpdate` says so. */
export const mayFollow = (state: DocumentState, event: MinutesEvent): 'yes' | RecordRefused => {
  // 確定 has its place in the one order of all entries: whatever comes after it is refused, on every node alike.
  if (state.finalised !== null) return 'finalised';
  const { fields, inquiries, attendees, lastFormChange } = state.standing;
  switch (event.kind) {
    case 'inquired':
      return mayStand(inquiries, event, event.inquiry.name);
    case 'attendee-entered':
      return mayStand(attendees, event, event.attendee.name);
    case 'inquiry-struck':
      return inquiries.has(event.entry) ? 'yes' : 'replaced';
    case 'attendee-struck':
      return attendees.has(event.entry) ? 'yes' : 'replaced';
    case 'header-set': {
      // [MI15] Two people who write the same agree. Anything else would take away what its writer has not seen.
      const loses = Object.entries(event.fields).some(([key, value]) => {
        const there = fields.get(key);
        return there !== undefined && there.value !== value && there.n !== event.replaces?.[key];
      });
      return loses ? 'replaced' : 'yes';
    }
    default:
      if (standsOn(event) > state.head) return 'not-there';
      // [MI12] Nothing is sealed that the person who finalises has not seen, and nothing is left out unless that
      // person says so.
      return event.kind === 'finalised' && lastFormChange > (event.asOf ?? state.head) && !event.leavesNewer
        ? 'written-since'
        : 'yes';
  }
};

/** [MI13] */
const mayStand = (
  standing: ReadonlyMap<number, string>,
  { replaces, renames }: Partial<Correction>,
  name: string,
): 'yes' | RecordRefused => {
  if (replaces === null || replaces === undefined) return 'yes';
  const before = standing.get(replaces);
  if (before === undefined) return 'replaced';
  return before === name || renames === true ? 'yes' : 'another-person';
};
