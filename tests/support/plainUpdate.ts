import * as encoding from 'lib0/encoding';

type Id = readonly [client: number, clock: number];

interface PlainStruct {
  /** The neighbour on the left; without one the parent is named: a section, or a node by its id. */
  readonly after?: Id;
  readonly below?: string | Id;
  readonly node?: string;
  readonly text?: string;
}

/**
 * One client's structs from `clock` on, and what it deletes, written number by number as the update format says (version
 * 1): by no class of Yjs, so as another implementation of the protocol writes it.
 */
export const plainUpdate = (
  client: number,
  clock: number,
  structs: readonly PlainStruct[],
  deleted: readonly (readonly [client: number, clock: number, length: number])[] = [],
): Uint8Array => {
  const encoder = encoding.createEncoder();
  const write = (number: number) => encoding.writeVarUint(encoder, number);
  write(structs.length === 0 ? 0 : 1);
  if (structs.length > 0) {
    for (const number of [structs.length, client, clock]) write(number);
    for (const { after, below, node, text } of structs) {
      // What it is in the low bits (a node 7, characters 4), and by 0x80 that a neighbour follows.
      encoding.writeUint8(encoder, (node === undefined ? 4 : 7) | (after === undefined ? 0 : 0x80));
      if (after !== undefined) for (const number of after) write(number);
      else if (typeof below === 'string') {
        write(1);
        encoding.writeVarString(encoder, below);
      } else for (const number of [0, ...(below ?? [])]) write(number);
      if (node === 'text') write(6);
      else if (node !== undefined) {
        write(3);
        encoding.writeVarString(encoder, node);
      } else encoding.writeVarString(encoder, text ?? '');
    }
  }
  write(deleted.length);
  for (const [whose, from, length] of deleted) for (const number of [whose, 1, from, length]) write(number);
  return encoding.toUint8Array(encoder);
};
