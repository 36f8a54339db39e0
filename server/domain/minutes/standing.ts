import { changesForm } from './changesForm.ts';
import type { Author, MinutesEntry } from './minutesEntry.ts';

/** What is in the form, as far as the next entry is judged by it: by entry number, and without text but the head's. */
export interface Standing {
  /** [MI11] The n of the last entry that changed the form. */
  readonly lastFormChange: number;
  readonly fields: ReadonlyMap<string, { readonly n: number; readonly value: string }>;
  /** Each 照会 that was not replaced or removed, and whom it is about. */
  readonly inquiries: ReadonlyMap<number, string>;
  /** Each of the 出席者 whom somebody entered, likewise. */
  readonly attendees: ReadonlyMap<number, string>;
  /** Those who were seen in the room. */
  readonly listed: ReadonlySet<string>;
}

export const emptyForm: Standing = {
  lastFormChange: 0,
  fields: new Map(),
  inquiries: new Map(),
  attendees: new Map(),
  listed: new Set(),
};

type Entry = Pick<MinutesEntry, 'n' | 'author' | 'event'>;

export const attendeeKey = ({ account, position }: Author): string => `${account} ${position}`;

/** With the next entry taken in. */
export const withEntry = (before: Standing, { n, author, event }: Entry): Standing => {
  const who = attendeeKey(author);
  if (!changesForm(event, before.listed.has(who))) return before;
  const after = { ...before, lastFormChange: n };
  switch (event.kind) {
    case 'header-set': {
      const fields = new Map(before.fields);
      for (const [key, value] of Object.entries(event.fields)) fields.set(key, { n, value });
      return { ...after, fields };
    }
    case 'inquired':
      return { ...after, inquiries: replaced(before.inquiries, event.replaces, n, event.inquiry.name) };
    case 'inquiry-struck':
      return { ...after, inquiries: replaced(before.inquiries, event.entry) };
    case 'attendee-entered': {
      const { attendee, replaces = null } = event;
      return { ...after, attendees: replaced(before.attendees, replaces, n, attendee.name) };
    }
    case 'attendee-struck':
      return { ...after, attendees: replaced(before.attendees, event.entry) };
    case 'attended':
      return { ...after, listed: new Set(before.listed).add(who) };
    default:
      return after;
  }
};

const replaced = (
  standing: ReadonlyMap<number, string>,
  gone: number | null,
  n?: number,
  name = '',
): ReadonlyMap<number, string> => {
  const next = new Map(standing);
  if (gone !== null) next.delete(gone);
  if (n !== undefined) next.set(n, name);
  return next;
};
