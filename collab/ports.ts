import type { Actor } from '#domain/access/actor.ts';
import type { DecodedUpdate } from '#domain/minutes/decodeBounded.ts';
import type { DocumentState } from '#domain/minutes/documentState.ts';
import type { Author, ClientSpan } from '#domain/minutes/minutesEntry.ts';

/**
 * What the document door needs and does not own: access and storage are handed to it (see the arrows in
 * docs/ARCHITECTURE.md). server/minutes gives `documents` and `admit`, server/sessions gives `sessions`.
 */
export interface CollabPorts {
  readonly sessions: SessionPort;
  readonly admit: AdmitPort;
  readonly documents: DocumentsPort;
  readonly people: PeoplePort;
  readonly hints: HintsPort;
  /**
   * Whether all that was revoked before this call has been told here. Asked between reading what was written and
   * sending it across a border: text that follows a withdrawal reaches nobody whom it concerns.
   */
  readonly hears: () => Promise<boolean>;
}

export interface SessionPort {
  read(cookieHeader: string | undefined): Promise<Actor | null>;
  /** Whether that session still stands, in that position; asked again and again, so it is no activity. */
  stands(actor: Actor): Promise<boolean>;
  /** Typing is activity (DESIGN decision 6); an open tab is not. */
  touch?(actor: Actor): Promise<unknown>;
}

/** A held admission: it ends by itself, and says so. */
export interface DocumentAdmission {
  readonly mayEdit: boolean;
  /** Whether what it is sent leaves its municipality. */
  readonly crosses: boolean;
  /** Asked before each delivery: false while it is being judged anew, or this node cannot know of revocations. */
  maySend(): boolean;
  /** The ground that every entry of this connection stores. */
  readonly fact: unknown;
  /** Awaited before the first entry is sent: across a border it opens the provision (WA15). */
  provide(): Promise<void>;
  /** Ends the admission and closes its provision at the last n that was sent (`AdmissionEvents.lastSent`). */
  close(): Promise<void>;
}

export type AdmitPort = (
  actor: Actor,
  document: string,
  on: AdmissionEvents,
) => Promise<DocumentAdmission | { readonly refused: 'final' | 'away' }>;

export interface AdmissionEvents {
  /** Judged anew: whoever could edit may have become a reader, or the other way round. */
  changed(): void;
  ended(code: 'come-again' | 'final'): void;
  /** The last entry that was sent, for a provision that is closed while the connection goes on. */
  lastSent(): number;
  /** Whether the session still stands, in the position it was admitted in. */
  stillSignedIn(): Promise<boolean>;
}

export interface StoredUpdate {
  readonly n: number;
  readonly update: Uint8Array;
  readonly clients: readonly ClientSpan[];
  /** What it was taken apart into as it came in; what is read from the store comes without. */
  readonly taken?: DecodedUpdate;
}

/** What was just stored, in order. Entries without text (a comment) only move the head. */
export interface AppendedEntry {
  readonly n: number;
  readonly kind: string;
  readonly update: StoredUpdate | null;
  /** The connections of this node that it came from. */
  readonly origins: ReadonlySet<unknown>;
}

export interface OpenDocument {
  readonly state: DocumentState;
  /** The roots of its text: a caret stands in one of them. */
  readonly sections: ReadonlySet<string>;
  /** The n it was stored as; null when all of it stood before. Rejects with `reason` when refused. */
  appendUpdate(author: Author, update: Uint8Array, fact: unknown, origin: unknown): Promise<number | null>;
  /** Brings `state` to the store's head. */
  catchUp(): Promise<void>;
  onAppended(listener: (appended: readonly AppendedEntry[]) => void): () => void;
  /** The newest snapshot at or before n. */
  snapshot(upTo: number): Promise<DocumentSnapshot | null>;
  /** Updates after `after` up to `upTo`, in pages and in order. */
  updates(after: number, upTo: number): AsyncIterable<readonly StoredUpdate[]>;
  saveSnapshot(snapshot: DocumentSnapshot, state: DocumentState): Promise<void>;
}

export interface DocumentSnapshot {
  readonly n: number;
  /** Of the updates that it covers. */
  readonly bytes: number;
  readonly update: Uint8Array;
  /** The whole message that brings it, where that is kept; `update` is then a part of it. */
  readonly message?: Uint8Array;
}

export interface DocumentsPort {
  /** Null for a document that is not there. */
  open(document: string): Promise<OpenDocument | null>;
}

/** How a person is written beside their caret. */
export interface PersonLabel {
  readonly name: string;
  readonly position: string;
}
export interface PeoplePort {
  label(author: Author): Promise<PersonLabel>;
}

/** Presence between nodes: ids and carets, never names or text (DESIGN decision 6). May be lost. */
export interface HintsPort {
  publish(presence: string): void;
  subscribe(listener: (presence: string) => void): () => void;
}

/** True of the error that `appendUpdate` rejects with when the entry is refused for good. */
export const refusalOf = (error: unknown): string | null =>
  error instanceof Error && 'reason' in error && typeof error.reason === 'string' ? error.reason : null;
