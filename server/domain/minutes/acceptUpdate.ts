import * as Y from 'yjs';
import { cutStruct } from './cutStruct.ts';
import { type DecodedUpdate, decodeBounded, type Refused, type UpdateBounds } from './decodeBounded.ts';
import { newDeletions } from './deletedRanges.ts';
import { type DocumentState, type TextState, type Writer, withText } from './documentState.ts';
import { encodeUpdate } from './encodeUpdate.ts';
import { integrationOrder } from './integrationOrder.ts';
import type { Author, ClientSpan } from './minutesEntry.ts';
import { withPlaces } from './treePlaces.ts';

export interface AcceptedUpdate {
  /** Only what is new, encoded again: a forged copy of something that is stored already is not kept beside it. */
  readonly update: Uint8Array;
  readonly clients: readonly ClientSpan[];
  /** The same update taken apart, so that nobody has to decode it again on its way. */
  readonly taken: DecodedUpdate;
  /** The state of the text after it. */
  readonly text: TextState;
}

/** A browser writes under one client id at a time. Many ids in one update only serve to make the check below slow. */
const maxNewClients = 16;

/** `nothingNew`: all of it is stored already, as after a lost acknowledgement. */
export type Acceptance = AcceptedUpdate | { readonly nothingNew: true } | { readonly refused: Refused };

export interface UpdateRules extends UpdateBounds {
  readonly sections: ReadonlySet<string>;
  readonly documentBytes: number;
  /** All client ids stand in every message that tells what is stored. */
  readonly documentClients: number;
}

/**
 * Whether an author's update may be the next one of this document (DESIGN decision 10). New structs must stand under
 * client ids of the author's own account, must follow what is stored without a gap, and may lean only on what is
 * stored or comes in the same update: otherwise they would wait, unseen, in every browser. Deletions may come from
 * anyone, but only of what exists: a deletion of future clocks would swallow what somebody has yet to write. And
 * everything must fit the tree of the form (MI7, MI8), whatever it leans on, in this update or in earlier ones.
 */
export const acceptUpdate = (
  state: DocumentState,
  author: Author,
  update: Uint8Array,
  rules: UpdateRules,
): Acceptance => {
  if (state.finalised !== null) return { refused: 'finalised' };
  const decoded = decodeBounded(update, rules.sections, rules);
  return typeof decoded === 'string' ? { refused: decoded } : acceptTaken(state, author, decoded, rules);
};

/** `acceptUpdate` for an update that was decoded within its bounds before and has to be judged by another state now. */
export const acceptTaken = (
  state: DocumentState,
  author: Author,
  decoded: DecodedUpdate,
  rules: Pick<UpdateRules, 'documentBytes' | 'documentClients'>,
): Acceptance => {
  if (state.finalised !== null) return { refused: 'finalised' };
  const fresh = decoded.structs.filter(({ id, length }) => id.clock + length > clockOf(state, id.client));
  const clients: ClientSpan[] = [];
  for (const { id, length } of fresh) {
    const owner = state.writers.get(id.client)?.account;
    if (owner !== undefined && owner !== author.account) return { refused: 'foreign-client' };
    const last = clients.at(-1);
    if (last !== undefined && last[0] === id.client)
      clients[clients.length - 1] = [id.client, last[1], id.clock + length];
    else {
      const stored = clockOf(state, id.client);
      if (id.clock > stored) return { refused: 'does-not-follow' };
      if (clients.push([id.client, stored, id.clock + length]) > maxNewClients)
        return { refused: 'malformed' };
    }
  }
  const own = decoded.deletions;
  if (!deletesOnlyWhatIsThere(state, decoded, clients)) return { refused: 'does-not-follow' };
  // Yjs stores an update from where the stored part ends. So that remainder is judged, and not what came.
  const kept = fresh.map((struct) => cutStruct(struct, clockOf(state, struct.id.client)));
  const order = integrationOrder(kept, (client) => clockOf(state, client));
  if (order.length < kept.length) return { refused: 'does-not-follow' };
  const { places, isForm } = withPlaces(state.places, order);
  if (!isForm) return { refused: 'malformed' };
  const deletions = newDeletions(state.deleted, own);
  if (kept.length === 0 && deletions.length === 0) return { nothingNew: true };
  const added = clients.filter(([client]) => !state.writers.has(client)).length;
  if (added > 0 && state.writers.size + added > rules.documentClients) return { refused: 'document-full' };
  const taken = { structs: kept, deletions };
  const stored = encodeUpdate(taken);
  const bytes = stored.byteLength;
  if (state.bytes + bytes > rules.documentBytes) return { refused: 'document-full' };
  const text = withText(state, { author, clients, deletions, places, bytes });
  return { update: stored, clients, taken, text };
};

const clockOf = (state: DocumentState, client: number): number => state.writers.get(client)?.clock ?? 0;

/** The state vector in Yjs's own format. */
export const encodeClocks = (writers: Iterable<readonly [client: number, Writer]>): Uint8Array =>
  Y.encodeStateVector(new Map([...writers].map(([client, { clock }]) => [client, clock])));

const deletesOnlyWhatIsThere = (
  state: DocumentState,
  { deletions }: DecodedUpdate,
  clients: readonly ClientSpan[],
): boolean => {
  const ends = new Map(clients.map(([client, , until]) => [client, until]));
  return deletions.every(
    ({ client, from, until }) => from < until && until <= (ends.get(client) ?? clockOf(state, client)),
  );
};
