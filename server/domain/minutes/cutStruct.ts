import * as Y from 'yjs';
import type { Struct } from './decodeBounded.ts';

/** The part of a struct from this clock on, as Yjs cuts it: that part then follows the first part of the same struct. */
export const cutStruct = (struct: Struct, clock: number): Struct => {
  const offset = clock - struct.id.clock;
  if (offset <= 0) return struct;
  const { client } = struct.id;
  const id = Y.createID(client, clock);
  if (struct instanceof Y.GC) return new Y.GC(id, struct.length - offset);
  // A copy is cut, since the whole struct may be part of something that is kept.
  const rest = struct.content.copy().splice(offset);
  return new Y.Item(id, null, Y.createID(client, clock - 1), null, struct.rightOrigin, null, null, rest);
};
