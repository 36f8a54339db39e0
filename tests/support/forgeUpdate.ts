import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import { type Deletion, packDeletions } from '#domain/minutes/deletedRanges.ts';

type Parent = string | Y.ID | null;

export interface Forged {
  readonly client: number;
  readonly clock: number;
  readonly content: Y.Item['content'] | null;
  readonly origin?: Y.ID | null;
  readonly rightOrigin?: Y.ID | null;
  /** Written only where there is no neighbour, as on the wire. */
  readonly parent?: Parent;
  readonly parentSub?: string | null;
  /** Of what was collected; else the content has its own. */
  readonly length?: number;
}

/** An update of any structs at all, in the bytes that Yjs writes: what somebody with a program of their own can send. */
export const forgeUpdate = (forged: readonly Forged[], deletions: readonly Deletion[] = []): Uint8Array => {
  const encoder = new Y.UpdateEncoderV1();
  const clients = Map.groupBy(forged, ({ client }) => client);
  encoding.writeVarUint(encoder.restEncoder, clients.size);
  for (const [client, structs] of clients) {
    encoding.writeVarUint(encoder.restEncoder, structs.length);
    encoder.writeClient(client);
    encoding.writeVarUint(encoder.restEncoder, structs[0]?.clock ?? 0);
    for (const struct of structs) toStruct(struct).write(encoder, 0);
  }
  const structs = encoder.toUint8Array();
  const tail = packDeletions(deletions);
  return Uint8Array.from([...structs, ...tail]);
};

const toStruct = (forged: Forged): Y.Item | Y.GC => {
  const { client, clock, content, origin = null, rightOrigin = null, parent = null, parentSub } = forged;
  const id = Y.createID(client, clock);
  if (content === null) return new Y.GC(id, forged.length ?? 1);
  return new Y.Item(id, null, origin, null, rightOrigin, parent as never, parentSub ?? null, content);
};
