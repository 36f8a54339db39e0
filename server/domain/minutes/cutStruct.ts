import * as Y from 'yjs';
import type { Struct } from './decodeBounded.ts';

/** What of a struct stands at this clock and behind it, as Yjs cuts it: it then follows its own first part. */
export const cutStruct = (struct: Struct, clock: number): Struct => {
  const offset = clock - struct.id.clock;
  if (offset <= 0) return struct;
  const { client } = struct.id;
  const id = Y.createID(client, clock);
  if (struct instanceof Y.GC) return new Y.GC(id, struct.length - offset);
  // A copy is cut: the whole one may be part of what is kept.
  const rest = struct.content.copy().splice(offset);
  return new Y.Item(id, null, Y.createID(client, clock - 1), null, struct.rightOrigin, null, null, rest);
};
