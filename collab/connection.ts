import type { WebSocket } from 'ws';
import { collabBounds, collabCloseCodes, collabCloseReasons } from '#contracts/collab.ts';
import type { Author } from '#domain/minutes/minutesEntry.ts';
import type { DocumentAdmission, PersonLabel } from './ports.ts';
import {
  answered,
  asked,
  followed,
  heldBack,
  reached,
  readsOn,
  type Sending,
  sentUpTo,
  unasked,
} from './sending.ts';
import { hasAnswered, hasAsked, hasTyped, open, type Taken, type Taking } from './taking.ts';
import { TokenBucket } from './tokenBucket.ts';

export type CloseKind = keyof typeof collabCloseReasons;

/** Closes with a documented code; the reason is a code too, and the same for an unknown document as for a foreign one. */
export const closeSocket = (socket: WebSocket, kind: CloseKind): void => {
  // Not read, it would not hear the other side's last word either.
  if (socket.isPaused) socket.resume();
  socket.close(collabCloseCodes[kind], collabCloseReasons[kind]);
};

/**
 * One socket that has its seat: who it is, what it was sent (`sending.ts`), what is done with what it sends (`taking.ts`), and what it
 * may still say at once. How it moves from state to state is said there; here each move is only made.
 */
export class Connection {
  readonly socket: WebSocket;
  readonly author: Author;
  readonly label: PersonLabel;
  readonly admission: DocumentAdmission;
  /** Asked for `?saved=1`. */
  readonly wantsSaved: boolean;
  /** The Yjs client id that its caret goes by: the first it showed that was free. */
  client: number | null = null;
  #sending: Sending = unasked;
  #taking: Taking = open;
  #accepted = 0;
  #lastSentAt: number;
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
    this.#lastSentAt = now;
    this.#messages = new TokenBucket(collabBounds.messagesPerSecond, collabBounds.messageBurst, now);
    this.#bytes = new TokenBucket(collabBounds.bytesPerSecond, collabBounds.byteBurst, now);
  }

  get isOpen(): boolean {
    return this.socket.readyState === this.socket.OPEN;
  }

  get sending(): Sending {
    return this.#sending;
  }
  /** Everything up to this n was sent; null until it has asked (sync step 1). */
  get sentUpTo(): number | null {
    return sentUpTo(this.#sending);
  }
  /** How many of its updates are stored. */
  get accepted(): number {
    return this.#accepted;
  }
  /** When it last heard anything. */
  get lastSentAt(): number {
    return this.#lastSentAt;
  }

  /** Sync step 1: true when its answer begins now. */
  asks(stateVector: Uint8Array): boolean {
    this.#taking = hasAsked(this.#taking);
    return this.#begins(asked(this.#sending, stateVector));
  }
  /** True when it has something to read on to, and that begins now. */
  readsOn(head: number): boolean {
    return this.#begins(readsOn(this.#sending, head));
  }
  /** Everything up to n has been sent in answer to it. */
  reached(n: number): void {
    this.#sending = reached(this.#sending, n);
  }
  /** It has been answered up to n, the head; returns what it asked meanwhile. */
  isAnswered(n: number): Uint8Array | null {
    return this.#ends(answered(this.#sending, n));
  }
  /** The answer has failed; returns what it asked meanwhile. */
  isHeldBack(): Uint8Array | null {
    return this.#ends(heldBack(this.#sending));
  }
  /** The room is about to send it these next entries. */
  follows(first: number, last: number): void {
    this.#sending = followed(this.#sending, first, last);
  }

  /** Sync step 2; returns what is to be written now. */
  answers(update: Uint8Array): readonly Uint8Array[] {
    return this.#takes(hasAnswered(this.#taking, update));
  }
  /** An update; returns what is to be written now. */
  types(update: Uint8Array): readonly Uint8Array[] {
    const write = this.#takes(hasTyped(this.#taking, update));
    // Who asks and never answers must not fill the memory.
    if (this.#taking.is === 'holding' && this.#taking.bytes > collabBounds.waitingBytes)
      this.close('tooMany');
    return write;
  }
  /** One of its updates is stored. */
  accepts(): void {
    this.#accepted += 1;
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
    this.#lastSentAt = now;
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

  #begins(next: Sending): boolean {
    const before = this.#sending.is;
    this.#sending = next;
    return next.is !== before && (next.is === 'answering' || next.is === 'reading-on');
  }
  #ends(next: Sending): Uint8Array | null {
    const before = this.#sending;
    this.#sending = next;
    return before.is === 'answering' || before.is === 'reading-on' ? before.again : null;
  }
  #takes({ taking, write }: Taken): readonly Uint8Array[] {
    this.#taking = taking;
    return write;
  }
}
