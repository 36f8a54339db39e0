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

/** y-websocket takes 30 s of silence for a dead line; we never leave it more than 20. */
const silenceMs = 20_000;

/** One document's connections on this node. */
export class Room {
  readonly id: string;
  readonly document: OpenDocument;
  readonly presence = new Presence();
  readonly connections = new Set<Connection>();
  readonly #options: RoomParts;
  readonly #stop: () => void;
  /** Stored, and not relayed before this node has heard what was revoked until then. */
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

  /** Called for each message of an admitted connection. */
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

  /** All that is shown of somebody: who they are, by the server, and where, if that is a place. The rest is dropped. */
  shown(user: ReturnType<typeof userOf>, said: unknown): AwarenessState['state'] {
    const cursor = this.#readCursor(said);
    return cursor === null ? { user } : { user, cursor };
  }

  /** A caret on another node. */
  movedElsewhere(author: Author, node: string, { client, clock, state }: AwarenessState): void {
    if (!this.presence.isFree(client, author, node)) return;
    const moved = this.presence.move(client, clock, author, state, node, this.#options.now());
    if (moved !== null) this.#tell([moved]);
  }

  /** Every few seconds: forget who went silent, speak to who hears nothing. */
  tick(): void {
    const now = this.#options.now();
    const gone = this.presence.expire(now);
    if (gone.length > 0) this.#tell(gone);
    for (const connection of this.connections) {
      this.resume(connection);
      if (now - connection.lastSentAt > silenceMs) connection.send(awarenessMessage([]), now);
    }
  }

  /** Sends what was held back while the connection was being judged anew. */
  resume(connection: Connection): void {
    if (!connection.admission.maySend() || !connection.readsOn(this.document.state.head)) return;
    void this.#send(connection, null);
  }

  close(): void {
    this.#isClosed = true;
    this.#stop();
  }

  /** Closed, it hears nothing of the log any more and is ticked by nobody: no place to sit in. */
  get isClosed(): boolean {
    return this.#isClosed;
  }

  #ask(connection: Connection, stateVector: Uint8Array): void {
    if (!isStateVector(stateVector)) connection.close('malformed');
    else if (connection.asks(stateVector)) void this.#send(connection, stateVector);
  }

  /** Answers sync step 1; null: only what has come since. */
  async #send(connection: Connection, stateVector: Uint8Array | null): Promise<void> {
    let again: Uint8Array | null;
    try {
      again = await sendBacklog(connection, this.document, stateVector, this.#options);
      // After a break of the line: which of its own was stored before it, and which was not.
      if (stateVector !== null && connection.wantsSaved) this.#tellSaved(connection);
    } catch (error) {
      again = connection.isHeldBack();
      // It keeps its place, and the next tick reads on from there.
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
    // Revoked and not yet judged anew is as good as refused: who may still write comes again and says it again.
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
   * Who may only read is asked for what we lack as a writer is: typed while the line was away, it would otherwise stand on a
   * screen and nowhere else, and nobody would know (MI17). Asked for nothing new, it reads on.
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
    // Told to everybody after each entry: made once for all of them.
    if (this.#clocks?.of !== writers) this.#clocks = { of: writers, encoded: encodeClocks(writers) };
    const message = savedMessage(head, connection.accepted, this.#clocks.encoded);
    connection.send(message, this.#options.now());
  }

  /**
   * Stored on a majority: now, and only now, the others may have it. What comes while revocations are heard goes together
   * after the next hearing: it may have been written after something was revoked that this one has missed.
   */
  async #relayInOrder(): Promise<void> {
    this.#relaying = true;
    while (this.#stored.length > 0) {
      const entries = this.#stored.splice(0);
      this.#relay(entries, await this.#hears());
    }
    this.#relaying = false;
  }

  /** Nobody here is across a border: nothing to ask. Who could not ask has not heard. */
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
      // Not asked yet, or its backlog is being sent and will bring these entries too.
      if (sending.is !== 'following') continue;
      const first = sending.sentUpTo + 1;
      // It has them, or lacks some before them and reads on.
      if (first > last || first < (appended[0]?.n ?? first)) continue;
      // Being judged anew, or across a border and not heard: it keeps its place and reads on from there, or ends.
      if (!mayHave(connection)) continue;
      connection.follows(first, last);
      const message = frames.for(connection, first);
      if (message !== null) connection.send(message, now);
    }
    // Attendance, a comment, 回覧: no text comes with them, so who asks what is stored learns of them by the new n.
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
      // y-websocket sends back what it hears of others: those are not its own to move, and are left out.
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
    // A caret carries a name and a place in the text: whoever may be sent no text is sent no caret either.
    for (const connection of this.connections)
      if (connection.admission.maySend()) connection.send(message, this.#options.now());
  }
}
