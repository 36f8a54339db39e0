import { collabBounds } from '#contracts/collab.ts';
import { encodeClocks } from '#domain/minutes/acceptUpdate.ts';
import type { Author } from '#domain/minutes/minutesEntry.ts';
import { standsAlready } from '#domain/minutes/standsAlready.ts';
import type { Connection } from './connection.ts';
import { cursorReader } from './cursorReader.ts';
import { framesOf } from './framesOf.ts';
import { HeldBack } from './heldBack.ts';
import { isStateVector } from './isStateVector.ts';
import {
  type AwarenessState,
  awarenessMessage,
  decodeAwareness,
  decodeMessage,
  isEmptyUpdate,
  savedMessage,
} from './messages.ts';
import { type AppendedEntry, type OpenDocument, refusalOf } from './ports.ts';
import { Presence, userOf } from './presence.ts';
import type { RoomParts } from './roomParts.ts';
import { sendBacklog } from './sendBacklog.ts';

/** y-websocket takes 30 s of silence for a dead line; we are never silent for more than 20 s. */
const silenceMs = 20_000;

/** The connections of this node to one document. */
export class Room {
  readonly id: string;
  readonly document: OpenDocument;
  readonly presence = new Presence();
  readonly connections = new Set<Connection>();
  readonly #options: RoomParts;
  readonly #stop: () => void;
  /** Entries that are stored and wait to be relayed, until this node has heard what was revoked before. */
  #stored: AppendedEntry[] = [];
  #relaying = false;
  #isClosed = false;
  #clocks: { readonly of: object; readonly encoded: Uint8Array } | null = null;
  readonly #readCursor: ReturnType<typeof cursorReader>;

  constructor(options: RoomParts) {
    this.id = options.id;
    this.document = options.document;
    this.#options = options;
    this.#readCursor = cursorReader(options.document.sections);
    this.#stop = options.document.onAppended((appended) => {
      this.#stored.push(...appended);
      if (!this.#relaying) void this.#relayInOrder();
      if (appended.some(({ origins }) => origins.size > 0)) options.grown();
    });
  }

  /** Called for each message of a connection that has its seat. */
  take(connection: Connection, data: Uint8Array): void {
    const now = this.#options.now();
    const tooMuch = data.byteLength > collabBounds.messageBytes;
    if (tooMuch || !connection.mayTake(data.byteLength, now)) {
      connection.close(tooMuch ? 'tooLarge' : 'tooMany');
      return;
    }
    const message = decodeMessage(data);
    switch (message?.kind) {
      case 'step-1':
        this.#ask(connection, message.stateVector);
        return;
      case 'step-2':
        for (const update of connection.answers(message.update)) this.#write(connection, update);
        return;
      case 'update':
        for (const update of connection.types(message.update)) this.#write(connection, update);
        return;
      case 'awareness':
        this.#move(connection, message.states);
        return;
      case 'query-awareness':
        if (connection.admission.maySend()) connection.send(awarenessMessage(this.presence.all()), now);
        return;
      default:
        connection.close('malformed');
    }
  }

  join(connection: Connection): void {
    this.connections.add(connection);
    const here = connection.admission.maySend() ? this.presence.all() : [];
    connection.send(awarenessMessage(here), this.#options.now());
  }

  leave(connection: Connection): void {
    if (!this.connections.delete(connection)) return;
    for (const { client, clock } of this.presence.heldBy(connection)) {
      this.#moved(connection.author, client, clock + 1, null, connection);
    }
  }

  /** What others are shown of somebody: who they are, by the server, and their caret, if it is a place in the text. */
  shown(user: ReturnType<typeof userOf>, said: unknown): AwarenessState['state'] {
    const cursor = this.#readCursor(said);
    return cursor === null ? { user } : { user, cursor };
  }

  /** A caret was moved on another node. */
  movedElsewhere(author: Author, node: string, { client, clock, state }: AwarenessState): void {
    if (!this.presence.isFree(client, author, node)) return;
    const moved = this.presence.move(client, clock, author, state, node, this.#options.now());
    if (moved !== null) this.#tell([moved]);
  }

  /** Every few seconds: drops those who have gone silent, and sends something to those who have long heard nothing. */
  tick(): void {
    const now = this.#options.now();
    const gone = this.presence.expire(now);
    if (gone.length > 0) this.#tell(gone);
    for (const connection of this.connections) {
      this.resume(connection);
      if (now - connection.lastSentAt > silenceMs) connection.send(awarenessMessage([]), now);
    }
  }

  /** Goes on sending to a connection that was held back while it was judged anew. */
  resume(connection: Connection): void {
    if (!connection.admission.maySend() || !connection.readsOn(this.document.state.head)) return;
    void this.#send(connection, null);
  }

  close(): void {
    this.#isClosed = true;
    this.#stop();
  }

  /** Whether the room is closed: it does not follow the log any more, and nobody may be seated in it. */
  get isClosed(): boolean {
    return this.#isClosed;
  }

  #ask(connection: Connection, stateVector: Uint8Array): void {
    if (!isStateVector(stateVector)) connection.close('malformed');
    else if (connection.asks(stateVector)) void this.#send(connection, stateVector);
  }

  /** Answers sync step 1; null: only sends what has come since. */
  async #send(connection: Connection, stateVector: Uint8Array | null): Promise<void> {
    let again: Uint8Array | null;
    try {
      again = await sendBacklog(connection, this.document, stateVector, this.#options);
      // After a break of the line: tells which of its own updates were stored before the break.
      if (stateVector !== null && connection.wantsSaved) this.#tellSaved(connection);
    } catch (error) {
      again = connection.isHeldBack();
      // The connection keeps its place, and the next tick goes on sending from there.
      if (stateVector !== null || !(error instanceof HeldBack)) {
        this.#options.log.warn({ document: this.id, err: error }, 'a document could not be sent');
        connection.close('away');
      }
    }
    if (again !== null && connection.isOpen) this.#ask(connection, again);
  }

  #write(connection: Connection, update: Uint8Array): void {
    if (!isEmptyUpdate(update)) void this.#append(connection, update);
  }

  async #append(connection: Connection, update: Uint8Array): Promise<void> {
    const { admission } = connection;
    // If it is being judged anew it counts as refused: whoever may still write connects again and sends this again.
    if (!admission.mayEdit && !admission.maySend()) return connection.close('comeAgain');
    if (!admission.mayEdit) return this.#answerReader(connection, update);
    connection.waits(update.byteLength);
    try {
      await this.document.appendUpdate(connection.author, update, connection.admission.fact, connection);
      connection.accepts();
      if (connection.wantsSaved) this.#tellSaved(connection);
    } catch (error) {
      const refusal = refusalOf(error);
      this.#options.log.info(
        { document: this.id, account: connection.author.account, refusal },
        'update refused',
      );
      if (refusal === 'malformed') connection.close('malformed');
      else if (refusal === 'too-large') connection.close('tooLarge');
      else if (refusal === 'finalised') this.#answerReader(connection, update);
      else if (refusal === 'document-full') connection.close('full');
      else connection.close(refusal === null ? 'away' : 'comeAgain');
    } finally {
      connection.stored(update.byteLength);
    }
  }

  /**
   * A reader is asked for what we lack, as a writer is. Otherwise what they typed while the line was away would stay
   * on their screen and be nowhere else, and nobody would know (MI17). If there is nothing new in the answer, the
   * reader goes on reading.
   */
  #answerReader(connection: Connection, update: Uint8Array): void {
    const stands = standsAlready(this.document.state, update);
    if (stands === null) connection.close('malformed');
    else if (!stands) connection.close(this.document.state.finalised === null ? 'readOnly' : 'finalised');
    else {
      connection.accepts();
      if (connection.wantsSaved) this.#tellSaved(connection);
    }
  }

  #tellSaved(connection: Connection): void {
    const { head, writers } = this.document.state;
    // Everybody is told of it after each entry: it is encoded once for all of them.
    if (this.#clocks?.of !== writers) this.#clocks = { of: writers, encoded: encodeClocks(writers) };
    const message = savedMessage(head, connection.accepted, this.#clocks.encoded);
    connection.send(message, this.#options.now());
  }

  /**
   * Relays only what is stored on a majority. What is stored while revocations are being heard goes after the next
   * hearing: it may have been written after a revocation that this hearing has missed.
   */
  async #relayInOrder(): Promise<void> {
    this.#relaying = true;
    while (this.#stored.length > 0) {
      const entries = this.#stored.splice(0);
      this.#relay(entries, await this.#hears());
    }
    this.#relaying = false;
  }

  /** If nobody here is across a border, there is nothing to ask. If the log could not be read, this node has not heard. */
  async #hears(): Promise<boolean> {
    const crosses = [...this.connections].some(({ admission }) => admission.crosses);
    return !crosses || this.#options.hears().catch(() => false);
  }

  #relay(appended: readonly AppendedEntry[], heard: boolean): void {
    const now = this.#options.now();
    const mayHave = ({ admission }: Connection): boolean =>
      admission.maySend() && (heard || !admission.crosses);
    const frames = framesOf(appended);
    const last = appended.at(-1)?.n ?? 0;
    for (const connection of this.connections) {
      const { sending } = connection;
      // It has not asked yet, or it is being sent the log and will get these entries that way too.
      if (sending.is !== 'following') continue;
      const first = sending.sentUpTo + 1;
      // It has these entries already, or it lacks some before them, and is sent those first.
      if (first > last || first < (appended[0]?.n ?? first)) continue;
      // It is being judged anew, or is across a border and nothing was heard: it gets the rest later, or ends.
      if (!mayHave(connection)) continue;
      connection.follows(first, last);
      const message = frames.for(connection, first);
      if (message !== null) connection.send(message, now);
    }
    // Attendance, comments and 回覧 have no text: those who ask what is stored learn of them by the new n.
    if (appended.some(({ update }) => update === null))
      for (const connection of this.connections)
        if (connection.wantsSaved && connection.sentUpTo !== null && mayHave(connection))
          this.#tellSaved(connection);
  }

  #move(connection: Connection, states: Uint8Array): void {
    const moves = decodeAwareness(states, collabBounds.awarenessBytes);
    if (moves === null) {
      connection.close('malformed');
      return;
    }
    for (const { client, clock, state } of moves) {
      // y-websocket also sends back what it hears of others: those carets are not this connection's, and are left
      // out.
      connection.client ??= this.#mayBe(connection, client) ? client : null;
      if (client !== connection.client) continue;
      const told =
        state === null ? null : this.shown(userOf(connection.author, connection.label), state.cursor);
      this.#moved(connection.author, client, clock, told, connection);
    }
  }

  #mayBe(connection: Connection, client: number): boolean {
    const owner = this.document.state.writers.get(client)?.account;
    if (owner !== undefined && owner !== connection.author.account) return false;
    return this.presence.isFree(client, connection.author, connection);
  }

  #moved(
    author: Author,
    client: number,
    clock: number,
    state: AwarenessState['state'],
    connection: Connection,
  ): void {
    const moved = this.presence.move(client, clock, author, state, connection, this.#options.now());
    if (moved === null) return;
    this.#tell([moved]);
    this.#options.moved(author, [moved]);
  }

  #tell(states: readonly AwarenessState[]): void {
    const message = awarenessMessage(states);
    // A caret carries a name and a place in the text: who may be sent no text now is sent no caret either.
    for (const connection of this.connections)
      if (connection.admission.maySend()) connection.send(message, this.#options.now());
  }
}
