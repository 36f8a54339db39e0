import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import type { DecodedUpdate, Struct } from './decodeBounded.ts';
import { packDeletions } from './deletedRanges.ts';

/**
 * Writes an update in Yjs's own format from the parts that it was taken apart into: clients from the highest id down,
 * the structs of each in a row. So what is stored and sent on is of our own writing, whatever shape it came in, and
 * nothing is decoded twice.
 */
export const encodeUpdate = ({ structs, deletions }: DecodedUpdate): Uint8Array => {
  const clients = [...Map.groupBy(structs, ({ id }) => id.client)].sort(([a], [b]) => b - a);
  const encoder = new Y.UpdateEncoderV1();
  const rest = encoder.restEncoder;
  encoding.writeVarUint(rest, clients.length);
  for (const [client, row] of clients) {
    const [first] = row as [Struct];
    encoding.writeVarUint(rest, row.length);
    encoder.writeClient(client);
    encoding.writeVarUint(rest, first.id.clock);
    for (const struct of row) struct.write(encoder, 0);
  }
  encoding.writeUint8Array(rest, packDeletions(deletions));
  return encoder.toUint8Array();
};
