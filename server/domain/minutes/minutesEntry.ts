import type { AccountId, PositionId } from '../ids.ts';

/** Who did it, and in which of their positions. */
export interface Author {
  readonly account: AccountId;
  readonly position: PositionId | null;
}

/** `[client, from, until]`: the structs of one Yjs client that an update brings, `from <= clock < until`. */
export type ClientSpan = readonly [client: number, from: number, until: number];

/** Who was there without an account in the room, as the holder entered it. */
export interface EnteredAttendee {
  readonly category: 'self' | 'family' | 'in-person';
  readonly name: string;
  /** 所属（職種）, or 続柄 for a member of the family. */
  readonly affiliation: string;
}

/** 照会 to a person who was absent (第4表). */
export interface Inquiry {
  readonly affiliation: string;
  readonly name: string;
  readonly reason: string;
  readonly askedOn: string;
  readonly content: string;
  readonly answer: string;
}

/** [MI13] In whose place an entry stands. */
export interface Correction {
  /** The n of the one that it corrects; null where it is one more. */
  readonly replaces: number | null;
  /** Said by who corrects it: the name changes, and it is still the same row of the form. */
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
  /** Seen by the room itself; the author is who came or went. */
  | { readonly kind: 'attended'; readonly change: 'joined' | 'left' }
  | ({ readonly kind: 'attendee-entered'; readonly attendee: EnteredAttendee } & Partial<Correction>)
  | { readonly kind: 'attendee-struck'; readonly entry: number }
  | ({ readonly kind: 'inquired'; readonly inquiry: Inquiry } & Correction)
  | { readonly kind: 'inquiry-struck'; readonly entry: number }
  | {
      readonly kind: 'header-set';
      readonly fields: Readonly<Record<string, string>>;
      /** [MI15] By field, the n whose value its writer saw; where none is named, they saw that nobody had written it. */
      readonly replaces?: Readonly<Record<string, number>>;
    }
  | { readonly kind: 'circulated'; readonly asked: readonly AccountId[] }
  | {
      readonly kind: 'finalised';
      readonly seen: number;
      /**
       * [MI12] The form is what it was when this was the last entry; what changed it since is kept in the log and left
       * out of it. Absent in what was finalised before there was a choice: there the form has all of the log.
       */
      readonly asOf?: number;
      /** Said by who finalises: what changed the form since then was shown to them, and stays out. */
      readonly leavesNewer?: true;
      /** What the form prints and nobody wrote: day, place, time, as the conference had them. */
      readonly header?: Readonly<Record<string, string>>;
      /** The patient's name and those of everybody in the log, as they were on that day. */
      readonly patient: string;
      readonly people: readonly SealedPerson[];
    };

export type EntryKind = MinutesEvent['kind'];

export interface MinutesEntry {
  readonly n: number;
  readonly at: Date;
  readonly author: Author;
  readonly event: MinutesEvent;
  /** The ground it was done on (DESIGN decision 8); null for what the room itself saw. */
  readonly fact: unknown;
}
