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
   * Whether this node has been told of all that was revoked before this call. Asked between reading what was written
   * and sending it across a border: so nothing written after a withdrawal reaches those whom the withdrawal concerns.
   */
  readonly hears: () => Promise<boolean>;
}

export interface SessionPort {
  read(cookieHeader: string | undefined): Promise<Actor | null>;
  /**
   * Whether the session still stands and acts in that position. It is asked again and again, so it does not count as
   * activity.
   */
  stands(actor: Actor): Promise<boolean>;
  /** Typing is activity (DESIGN decision 6); an open tab is not. */
  touch?(actor: Actor): Promise<unknown>;
}

/** An admission that is held: it can end by itself, and then says so. */
export interface DocumentAdmission {
  readonly mayEdit: boolean;
  /** Whether what is sent under it leaves its municipality. */
  readonly crosses: boolean;
  /** Asked before each delivery. False while it is being judged anew, or while this node cannot hear of revocations. */
  maySend(): boolean;
  /** The fact that is stored with every entry of this connection. */
  readonly fact: unknown;
  /** Awaited before the first entry is sent: across a border it opens the provision (WA15). */
  provide(): Promise<void>;
  /** Ends the admission, and closes its provision at the last n that was sent (`AdmissionEvents.lastSent`). */
  close(): Promise<void>;
}

export type AdmitPort = (
  actor: Actor,
  document: string,
  on: AdmissionEvents,
) => Promise<DocumentAdmission | { readonly refused: 'final' | 'away' }>;

export interface AdmissionEvents {
  /** It was judged anew: somebody who could edit may have become a reader, or the other way round. */
  changed(): void;
  ended(code: 'come-again' | 'final'): void;
  /** The last entry that was sent, for a provision that is closed while the connection goes on. */
  lastSent(): number;
  /** Whether the session still stands, and acts in the position for which it was admitted. */
  stillSignedIn(): Promise<boolean>;
}

export interface StoredUpdate {
  readonly n: number;
  readonly update: Uint8Array;
  readonly clients: readonly ClientSpan[];
  /** The update's parts, if it came in on this node and was taken apart then. Entries read from the store come without. */
  readonly taken?: DecodedUpdate;
}

/** The entries that were just stored, in order. Entries without text (a comment) only move the head. */
export interface AppendedEntry {
  readonly n: number;
  readonly kind: string;
  readonly update: StoredUpdate | null;
  /** The connections of this node from which they came. */
  readonly origins: ReadonlySet<unknown>;
}

export interface OpenDocument {
  readonly state: DocumentState;
  /** The names of the roots of its text; every caret is in one of them. */
  readonly sections: ReadonlySet<string>;
  /**
   * Resolves with the number of the entry; null when all of it was stored before. Rejects with a `reason` when it is
   * refused.
   */
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
  /** The size of all updates that it covers, in bytes. */
  readonly bytes: number;
  readonly update: Uint8Array;
  /** The whole message that brings it, where one is kept; `update` is then a part of this. */
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
