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

/**
 * Closes a socket with a documented code. The reason beside it is a code as well, and is the same for an unknown
 * document as for one that the person has no relation to.
 */
export const closeSocket = (socket: WebSocket, kind: CloseKind): void => {
  // A paused socket is not read, and would not hear the other side confirm the close either.
  if (socket.isPaused) socket.resume();
  socket.close(collabCloseCodes[kind], collabCloseReasons[kind]);
};

/**
 * One socket that has its seat in a room: whose it is, what was sent to it (`sending.ts`), what is done with what it
 * sends (`taking.ts`), and how much it may send at once. Those two files say how it goes from state to state; here
 * each step is only taken.
 */
export class Connection {
  readonly socket: WebSocket;
  readonly author: Author;
  readonly label: PersonLabel;
  readonly admission: DocumentAdmission;
  /** Whether it asked for `?saved=1`. */
  readonly wantsSaved: boolean;
  /** The Yjs client id of its caret: the first id that it showed and that was free. */
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
  /** Everything up to this n was sent to it; null until it has asked (sync step 1). */
  get sentUpTo(): number | null {
    return sentUpTo(this.#sending);
  }
  /** How many of the updates that it sent are stored. */
  get accepted(): number {
    return this.#accepted;
  }
  /** When anything was last sent to it. */
  get lastSentAt(): number {
    return this.#lastSentAt;
  }

  /** It sends sync step 1. True when the answer is to begin now; false when an answer is under way. */
  asks(stateVector: Uint8Array): boolean {
    this.#taking = hasAsked(this.#taking);
    return this.#begins(asked(this.#sending, stateVector));
  }
  /**
   * It lacks entries up to this head. True when it is to be sent them now; false when it has all, or something is
   * being sent.
   */
  readsOn(head: number): boolean {
    return this.#begins(readsOn(this.#sending, head));
  }
  /** Everything up to n has been sent to it. */
  reached(n: number): void {
    this.#sending = reached(this.#sending, n);
  }
  /** It has been sent everything up to n, which is the head. Returns what it asked meanwhile. */
  isAnswered(n: number): Uint8Array | null {
    return this.#ends(answered(this.#sending, n));
  }
  /** Sending to it has failed. Returns what it asked meanwhile. */
  isHeldBack(): Uint8Array | null {
    return this.#ends(heldBack(this.#sending));
  }
  /** The room is about to send it these entries, the next ones. */
  follows(first: number, last: number): void {
    this.#sending = followed(this.#sending, first, last);
  }

  /** It sends sync step 2, the answer to our question. Returns the updates that are to be written now. */
  answers(update: Uint8Array): readonly Uint8Array[] {
    return this.#takes(hasAnswered(this.#taking, update));
  }
  /** It sends an update. Returns the updates that are to be written now. */
  types(update: Uint8Array): readonly Uint8Array[] {
    const write = this.#takes(hasTyped(this.#taking, update));
    // What it types is held until it has answered: a client that asks and never answers must not fill the memory.
    if (this.#taking.is === 'holding' && this.#taking.bytes > collabBounds.waitingBytes)
      this.close('tooMany');
    return write;
  }
  /** One of the updates that it sent is stored. */
  accepts(): void {
    this.#accepted += 1;
  }

  /** Whether it may send so much now. */
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

  /** While too much of what it sent waits for the store, its socket is not read: TCP then slows the sender down. */
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
