import type { WebSocket } from 'ws';
import { collabBounds, collabCloseCodes, collabCloseReasons } from '#contracts/collab.ts';
import type { Author } from '#domain/minutes/minutesEntry.ts';
import type { DocumentAdmission, PersonLabel } from './ports.ts';
import { TokenBucket } from './tokenBucket.ts';

export type CloseKind = keyof typeof collabCloseReasons;

/** Closes with a documented code; the reason is a code too, and the same for an unknown document as for a foreign one. */
export const closeSocket = (socket: WebSocket, kind: CloseKind): void => {
  // Not read, it would not hear the other side's last word either.
  if (socket.isPaused) socket.resume();
  socket.close(collabCloseCodes[kind], collabCloseReasons[kind]);
};

/** One admitted socket: who it is, what it was sent, and what it may still say at once. */
export class Connection {
  readonly socket: WebSocket;
  readonly author: Author;
  readonly label: PersonLabel;
  readonly admission: DocumentAdmission;
  /** Asked for `?saved=1`. */
  readonly wantsSaved: boolean;
  /** The Yjs client id that its caret goes by: the first it showed that was free. */
  client: number | null = null;
  /** Everything up to this n was sent; null until it has asked (sync step 1). */
  sentUpTo: number | null = null;
  syncing = false;
  /**
   * What it typed after it asked (step 1) and before it answered what we lack (step 2): it leans on that answer, as
   * after work on a train, and would be refused before it. Null: nothing is to be held.
   */
  held: Uint8Array[] | null = null;
  heldBytes = 0;
  answered = false;
  /** How many of its updates are stored. */
  accepted = 0;
  lastSentAt: number;
  #waitingBytes = 0;
  readonly #messages: TokenBucket;
  readonly #bytes: TokenBucket;

  constructor(
    socket: WebSocket,
    who: Pick<Connection, 'author' | 'label' | 'admission' | 'wantsSaved'>,
    now: number,
  ) {
    this.socket = socket;
    this.author = who.author;
    this.label = who.label;
    this.admission = who.admission;
    this.wantsSaved = who.wantsSaved;
    this.lastSentAt = now;
    this.#messages = new TokenBucket(collabBounds.messagesPerSecond, collabBounds.messageBurst, now);
    this.#bytes = new TokenBucket(collabBounds.bytesPerSecond, collabBounds.byteBurst, now);
  }

  get isOpen(): boolean {
    return this.socket.readyState === this.socket.OPEN;
  }

  /** False: it says more than it may. */
  mayTake(bytes: number, now: number): boolean {
    return this.#messages.take(1, now) && this.#bytes.take(bytes, now);
  }

  send(message: Uint8Array, now: number): void {
    if (!this.isOpen) return;
    if (this.socket.bufferedAmount > collabBounds.unsentBytes) {
      this.close('comeAgain');
      return;
    }
    this.socket.send(message);
    this.lastSentAt = now;
  }

  /** Reading pauses while too much of it waits for the store: TCP then slows the sender down. */
  waits(bytes: number): void {
    this.#waitingBytes += bytes;
    if (this.#waitingBytes > collabBounds.waitingBytes) this.socket.pause();
  }
  stored(bytes: number): void {
    this.#waitingBytes -= bytes;
    if (this.socket.isPaused && this.#waitingBytes <= collabBounds.waitingBytes / 2) this.socket.resume();
  }

  close(kind: CloseKind): void {
    closeSocket(this.socket, kind);
  }
}
