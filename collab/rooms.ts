import * as z from 'zod/mini';
import type { AccountId, PositionId } from '#domain/ids.ts';
import { maxClientId } from '#domain/minutes/maxClientId.ts';
import type { Author } from '#domain/minutes/minutesEntry.ts';
import type { Logger } from '#platform/logger.ts';
import { nameOfError } from '#platform/nameOfError.ts';
import { parseJson } from '#platform/rpc/rpcMessages.ts';
import { keptSnapshots } from './keptSnapshots.ts';
import { keptText } from './keptText.ts';
import { type AwarenessState, maxClock } from './messages.ts';
import type { CollabPorts } from './ports.ts';
import { userOf } from './presence.ts';
import { Room } from './room.ts';
import { openSnapshotLane } from './snapshot/openSnapshotLane.ts';
import { takeSnapshots } from './snapshot/takeSnapshots.ts';

const id = z.string().check(z.regex(/^[0-9a-f]{24}$/));
/** Presence between nodes: people by id, and their carets. `ask` comes from a node that has just opened the document. */
const presenceHint = z.object({
  document: id,
  node: z.string(),
  ask: z.optional(z.literal(true)),
  account: z.optional(id),
  position: z.optional(z.nullable(id)),
  client: z.optional(z.int().check(z.gte(0), z.lte(maxClientId))),
  clock: z.optional(z.int().check(z.gte(0), z.lte(maxClock))),
  here: z.optional(z.boolean()),
  cursor: z.optional(z.unknown()),
});

interface Options {
  readonly ports: CollabPorts;
  readonly log: Logger;
  readonly nodeId: string;
  readonly now: () => number;
}

/** The documents that are open on this node. A room exists as long as somebody is in it. */
export class Rooms {
  readonly #options: Options;
  readonly #rooms = new Map<string, Promise<Room | null>>();
  /** The rooms that are ready: nobody waits for a document that is slow to open. */
  readonly #opened = new Set<Room>();
  readonly #lane = openSnapshotLane();
  readonly #kept = keptSnapshots();
  readonly #timer: NodeJS.Timeout;
  readonly #unsubscribe: () => void;

  constructor(options: Options) {
    this.#options = options;
    this.#timer = setInterval(() => this.#tick(), 5_000);
    this.#timer.unref();
    this.#unsubscribe = options.ports.hints.subscribe((hint) => {
      // If it fails, the caret shows with its next move. Nobody else takes the rejection, and an unhandled one would
      // end Node.
      this.#hear(hint).catch((error: unknown) =>
        options.log.warn({ err: nameOfError(error) }, 'a caret of another node is not shown'),
      );
    });
  }

  /** Null for a document that is not there. */
  open(document: string): Promise<Room | null> {
    const known = this.#rooms.get(document);
    if (known !== undefined) return known;
    const opening = this.#open(document);
    this.#rooms.set(document, opening);
    opening.then(
      (room) => (room === null ? this.#rooms.delete(document) : this.#opened.add(room)),
      () => this.#rooms.delete(document),
    );
    return opening;
  }

  /**
   * Called when a connection has left: if it was the last one, the room is closed. By then a newer room may stand in
   * its place in the map.
   */
  leftBy(room: Room): void {
    if (room.connections.size > 0 || room.isClosed) return;
    room.close();
    this.#opened.delete(room);
    this.#rooms.delete(room.id);
  }

  /** How many seats an account has in all rooms. */
  connectionsOf(account: string): number {
    const all = [...this.#opened].flatMap(({ connections }) => [...connections]);
    return all.filter(({ author }) => author.account === account).length;
  }

  async all(): Promise<readonly Room[]> {
    const settled = await Promise.allSettled(this.#rooms.values());
    return settled.flatMap((one) => (one.status === 'fulfilled' && one.value !== null ? [one.value] : []));
  }

  async close(): Promise<void> {
    clearInterval(this.#timer);
    this.#unsubscribe();
    for (const room of await this.all()) room.close();
    this.#rooms.clear();
    this.#opened.clear();
    await this.#lane.close();
  }

  async #open(id: string): Promise<Room | null> {
    const { ports, log, now } = this.#options;
    const stored = await ports.documents.open(id);
    if (stored === null) return null;
    const document = keptText(id, stored, this.#kept);
    const room = new Room({
      ...{ id, document, log, now, hears: ports.hears },
      moved: (author, states) => this.#say(id, author, states),
      grown: takeSnapshots(
        // The newest snapshot is read from the store, since another node may have made one.
        {
          ...document,
          get state() {
            return stored.state;
          },
          snapshot: stored.snapshot,
        },
        (updates) => this.#lane.run(updates, id),
        (error) => log.warn({ document: id, err: error }, 'no snapshot; joins read more of the log'),
      ),
    });
    this.#publish({ document: id, ask: true });
    return room;
  }

  #tick(): void {
    for (const room of this.#opened) room.tick();
  }

  #say(document: string, author: Author, states: readonly AwarenessState[]): void {
    for (const { client, clock, state } of states) {
      const cursor = state?.cursor;
      this.#publish({
        document,
        ...author,
        client,
        clock,
        here: state !== null,
        ...(cursor ? { cursor } : {}),
      });
    }
  }

  #publish(hint: object): void {
    this.#options.ports.hints.publish(JSON.stringify({ node: this.#options.nodeId, ...hint }));
  }

  async #hear(text: string): Promise<void> {
    const hint = presenceHint.safeParse(parseJson(text));
    if (!hint.success || hint.data.node === this.#options.nodeId) return;
    const { document, node, ask, account, position, client, clock, here, cursor } = hint.data;
    const room = await this.#rooms.get(document)?.catch(() => null);
    if (room === undefined || room === null) return;
    if (ask === true) {
      for (const connection of room.connections) {
        this.#say(document, connection.author, room.presence.heldBy(connection));
      }
      return;
    }
    if (account === undefined || client === undefined || clock === undefined) return;
    const author: Author = {
      account: account as AccountId,
      position: (position ?? null) as PositionId | null,
    };
    // Another node is trusted with a caret as little as a browser is: whoever reaches Redis could pretend to be one.
    const state = here
      ? room.shown(userOf(author, await this.#options.ports.people.label(author)), cursor)
      : null;
    room.movedElsewhere(author, node, { client, clock, state });
  }
}
