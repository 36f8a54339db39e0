import type { AccountId } from '../ids.ts';
import { changesForm } from './changesForm.ts';
import type { Author, EnteredAttendee, Inquiry, MinutesEntry, SealedPerson } from './minutesEntry.ts';
import { attendeeKey } from './standing.ts';

export interface By {
  readonly n: number;
  readonly at: Date;
  readonly by: Author;
}

/** One row of the form: it keeps its place, however often it is corrected. */
interface Row {
  /** The number of the first entry of the row; `n` is the number of the last one. */
  readonly first: number;
}

export interface RoomAttendance {
  readonly who: Author;
  readonly joinedAt: Date;
  /** Null while they are still in the room. */
  readonly leftAt: Date | null;
}

/** [MI13] A row that was removed: by whom, when, and about whom. */
export interface StruckRow extends By, Row {
  readonly row: 'inquiry' | 'attendee';
  readonly name: string;
}

/** The form as its log tells it, without the shared text. */
export interface MinutesState {
  readonly head: number;
  /** [MI11] The n of the last entry that changed what the form shows. */
  readonly lastFormChange: number;
  readonly header: ReadonlyMap<string, By & { readonly value: string }>;
  readonly inRoom: readonly RoomAttendance[];
  readonly entered: readonly (By & Row & EnteredAttendee)[];
  readonly inquiries: readonly (By & Row & Inquiry)[];
  readonly struck: readonly StruckRow[];
  readonly comments: readonly (By & { readonly section: string | null; readonly text: string })[];
  /** Each account's last 内容確認, with the n it saw. */
  readonly attestations: readonly (By & { readonly seen: number })[];
  readonly circulated: (By & { readonly asked: readonly AccountId[] }) | null;
  readonly finalised:
    | (By & {
        readonly asOf: number | null;
        readonly patient: string;
        readonly people: readonly SealedPerson[];
      })
    | null;
  /** [MI12] What changed the form after the entry that 確定 names, and so does not belong to the form. */
  readonly leftOut: readonly MinutesEntry[];
}

/** Folds the log, in order; the text itself only moves `head` and `lastFormChange`. */
export const foldMinutes = (entries: readonly MinutesEntry[]): MinutesState => {
  const end = finalisedIn(entries);
  let head = 0;
  let lastFormChange = 0;
  let circulated: MinutesState['circulated'] = null;
  let finalised: MinutesState['finalised'] = null;
  const header = new Map<string, By & { value: string }>();
  const inRoom = new Map<string, RoomAttendance>();
  const entered = new Map<number, By & Row & EnteredAttendee>();
  const inquiries = new Map<number, By & Row & Inquiry>();
  const struck: StruckRow[] = [];
  const comments: (By & { section: string | null; text: string })[] = [];
  const attestations = new Map<AccountId, By & { seen: number }>();
  const leftOut: MinutesEntry[] = [];

  for (const entry of entries) {
    const { n, at, author, event } = entry;
    const by: By = { n, at, by: author };
    const who = attendeeKey(author);
    head = n;
    if (changesForm(event, inRoom.has(who))) {
      if (end !== null && n > end.asOf && n < end.n) {
        leftOut.push(entry);
        continue;
      }
      lastFormChange = n;
    }
    switch (event.kind) {
      case 'update':
        break;
      case 'commented':
        comments.push({ ...by, section: event.section, text: event.text });
        break;
      case 'attested':
        attestations.set(author.account, { ...by, seen: event.seen });
        break;
      case 'attended': {
        const before = inRoom.get(who);
        // Somebody who came after the end of the form is not among its 出席者, and neither is their leaving.
        if (before === undefined && event.change === 'left') break;
        inRoom.set(who, {
          who: author,
          joinedAt: before?.joinedAt ?? at,
          leftAt: event.change === 'left' ? at : null,
        });
        break;
      }
      case 'attendee-entered':
        place(entered, event.replaces ?? null, { ...by, ...event.attendee });
        break;
      case 'inquired':
        place(inquiries, event.replaces, { ...by, ...event.inquiry });
        break;
      case 'attendee-struck':
        strike(entered, event.entry, (row) => struck.push({ ...by, ...row, row: 'attendee' }));
        break;
      case 'inquiry-struck':
        strike(inquiries, event.entry, (row) => struck.push({ ...by, ...row, row: 'inquiry' }));
        break;
      case 'header-set':
        for (const [key, value] of Object.entries(event.fields)) header.set(key, { ...by, value });
        break;
      case 'circulated':
        circulated = { ...by, asked: event.asked };
        break;
      case 'finalised':
        finalised = { ...by, asOf: event.asOf ?? null, patient: event.patient, people: event.people };
        for (const [key, value] of Object.entries(event.header ?? {}))
          if (!header.has(key)) header.set(key, { ...by, value });
        break;
    }
  }
  return {
    head,
    lastFormChange,
    header,
    inRoom: [...inRoom.values()],
    entered: [...entered.values()],
    inquiries: [...inquiries.values()],
    struck,
    comments,
    attestations: [...attestations.values()],
    circulated,
    finalised,
    leftOut,
  };
};

const finalisedIn = (entries: readonly MinutesEntry[]): { n: number; asOf: number } | null => {
  for (const { n, event } of entries)
    if (event.kind === 'finalised') return { n, asOf: event.asOf ?? Number.MAX_SAFE_INTEGER };
  return null;
};

type Rows<T> = Map<number, By & Row & T>;

/** Puts a row in the place of the one that it corrects; if it corrects none that is there, it is added. */
const place = <T extends { name: string }>(rows: Rows<T>, replaces: number | null, made: By & T): void => {
  const before = replaces === null ? undefined : rowOf(rows, replaces);
  const first = before?.first ?? made.n;
  rows.set(first, { ...made, first });
};

const strike = <T extends { name: string }>(
  rows: Rows<T>,
  n: number,
  keep: (row: { first: number; name: string }) => void,
): void => {
  const row = rowOf(rows, n);
  if (row === undefined) return;
  rows.delete(row.first);
  keep({ first: row.first, name: row.name });
};

const rowOf = <T>(rows: Rows<T>, n: number): (By & Row & T) | undefined =>
  [...rows.values()].find((row) => row.n === n);
