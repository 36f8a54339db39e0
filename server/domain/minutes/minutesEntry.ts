import type { AccountId, PositionId } from '../ids.ts';

/** Who did it, and in which of their positions. */
export interface Author {
  readonly account: AccountId;
  readonly position: PositionId | null;
}

/** `[client, from, until]`: the structs of one Yjs client that an update brings, `from <= clock < until`. */
export type ClientSpan = readonly [client: number, from: number, until: number];

/** Somebody who was there without an account in the room, as the holder entered them. */
export interface EnteredAttendee {
  readonly category: 'self' | 'family' | 'in-person';
  readonly name: string;
  /** 所属（職種）, or 続柄 for a member of the family. */
  readonly affiliation: string;
}

/** 照会: what was asked of somebody who was absent (第4表). */
export interface Inquiry {
  readonly affiliation: string;
  readonly name: string;
  readonly reason: string;
  readonly askedOn: string;
  readonly content: string;
  readonly answer: string;
}

/** [MI13] Which earlier entry this one takes the place of. */
export interface Correction {
  /** The number of the entry that it corrects; null where it adds a row. */
  readonly replaces: number | null;
  /** Set by the person who corrects: the name changes, and it is the same row of the form all the same. */
  readonly renames?: true;
}

/** Somebody as they were when the minutes were sealed: names and facilities change later, the seal does not. */
export interface SealedPerson extends Author {
  readonly name: string;
  readonly profession: string;
  readonly facility: string;
  readonly municipality: string;
}

/** What an entry of the log says. All but `update` are server records shown in the form, never shared text. */
export type MinutesEvent =
  | { readonly kind: 'update'; readonly update: Uint8Array; readonly clients: readonly ClientSpan[] }
  | { readonly kind: 'commented'; readonly section: string | null; readonly text: string }
  | { readonly kind: 'attested'; readonly seen: number }
  /** Written by the room itself; the author is the person who came or went. */
  | { readonly kind: 'attended'; readonly change: 'joined' | 'left' }
  | ({ readonly kind: 'attendee-entered'; readonly attendee: EnteredAttendee } & Partial<Correction>)
  | { readonly kind: 'attendee-struck'; readonly entry: number }
  | ({ readonly kind: 'inquired'; readonly inquiry: Inquiry } & Correction)
  | { readonly kind: 'inquiry-struck'; readonly entry: number }
  | {
      readonly kind: 'header-set';
      readonly fields: Readonly<Record<string, string>>;
      /** [MI15] For each field, the entry whose value its writer saw; a field that is not named had been empty for them. */
      readonly replaces?: Readonly<Record<string, number>>;
    }
  | { readonly kind: 'circulated'; readonly asked: readonly AccountId[] }
  | {
      readonly kind: 'finalised';
      readonly seen: number;
      /**
       * [MI12] The form is as it was after this entry; later changes are kept in the log and left out of the form.
       * Absent in minutes that were finalised before there was a choice: their form has the whole log.
       */
      readonly asOf?: number;
      /** Set by the person who finalises: they were shown what changed the form since then, and leave it out. */
      readonly leavesNewer?: true;
      /** What the form prints and nobody wrote: day, place and time, taken from the conference at that moment. */
      readonly header?: Readonly<Record<string, string>>;
      /** The names of the patient and of everybody in the log, as they were on that day. */
      readonly patient: string;
      readonly people: readonly SealedPerson[];
    };

export type EntryKind = MinutesEvent['kind'];

export interface MinutesEntry {
  readonly n: number;
  readonly at: Date;
  readonly author: Author;
  readonly event: MinutesEvent;
  /** The fact of the act (DESIGN decision 8); null for what the room itself saw. */
  readonly fact: unknown;
}
