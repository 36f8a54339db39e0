import type { AccountId } from '../ids.ts';
import type { Author, EnteredAttendee, Inquiry, MinutesEntry, SealedPerson } from './minutesEntry.ts';

interface By {
  readonly n: number;
  readonly at: Date;
  readonly by: Author;
}

export interface RoomAttendance {
  readonly who: Author;
  readonly joinedAt: Date;
  /** Null while they are still in the room. */
  readonly leftAt: Date | null;
}

/** The form as its log tells it, without the shared text. */
export interface MinutesState {
  readonly head: number;
  readonly lastTextChange: number;
  readonly header: ReadonlyMap<string, By & { readonly value: string }>;
  readonly inRoom: readonly RoomAttendance[];
  readonly entered: readonly (By & EnteredAttendee)[];
  readonly inquiries: readonly (By & Inquiry)[];
  readonly comments: readonly (By & { readonly section: string | null; readonly text: string })[];
  /** Each account's last 内容確認, with the n it saw. */
  readonly attestations: readonly (By & { readonly seen: number })[];
  readonly circulated: (By & { readonly asked: readonly AccountId[] }) | null;
  readonly finalised: (By & { readonly patient: string; readonly people: readonly SealedPerson[] }) | null;
}

/** Folds the log, in order; entries of another kind than the form's records only move the head. */
export const foldMinutes = (entries: Iterable<MinutesEntry>): MinutesState => {
  let head = 0;
  let lastTextChange = 0;
  let circulated: MinutesState['circulated'] = null;
  let finalised: MinutesState['finalised'] = null;
  const header = new Map<string, By & { value: string }>();
  const inRoom = new Map<string, RoomAttendance>();
  const entered = new Map<number, By & EnteredAttendee>();
  const inquiries = new Map<number, By & Inquiry>();
  const comments: (By & { section: string | null; text: string })[] = [];
  const attestations = new Map<AccountId, By & { seen: number }>();

  for (const { n, at, author, event } of entries) {
    const by: By = { n, at, by: author };
    head = n;
    switch (event.kind) {
      case 'update':
        lastTextChange = n;
        break;
      case 'commented':
        comments.push({ ...by, section: event.section, text: event.text });
        break;
      case 'attested':
        attestations.set(author.account, { ...by, seen: event.seen });
        break;
      case 'attended': {
        const key = `${author.account} ${author.position}`;
        const before = inRoom.get(key);
        inRoom.set(key, {
          who: author,
          joinedAt: before?.joinedAt ?? at,
          leftAt: event.change === 'left' ? at : null,
        });
        break;
      }
      case 'attendee-entered':
        entered.set(n, { ...by, ...event.attendee });
        break;
      case 'attendee-struck':
        entered.delete(event.entry);
        break;
      case 'inquired':
        if (event.replaces !== null) inquiries.delete(event.replaces);
        inquiries.set(n, { ...by, ...event.inquiry });
        break;
      case 'header-set':
        for (const [key, value] of Object.entries(event.fields)) header.set(key, { ...by, value });
        break;
      case 'circulated':
        circulated = { ...by, asked: event.asked };
        break;
      case 'finalised':
        finalised = { ...by, patient: event.patient, people: event.people };
        break;
    }
  }
  return {
    head,
    lastTextChange,
    header,
    inRoom: [...inRoom.values()],
    entered: [...entered.values()],
    inquiries: [...inquiries.values()],
    comments,
    attestations: [...attestations.values()],
    circulated,
    finalised,
  };
};
