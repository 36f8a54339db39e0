import * as Y from 'yjs';
import type { DecodedUpdate, Struct } from './decodeBounded.ts';
import { deletionsIn } from './deletedRanges.ts';

/** Takes apart an update that came from the store. For one from outside, use `decodeBounded`. */
export const takeApart = (update: Uint8Array): DecodedUpdate => {
  const { structs, ds } = Y.decodeUpdate(update);
  return {
    structs: structs.filter((struct): struct is Struct => !(struct instanceof Y.Skip)),
    deletions: deletionsIn(ds),
  };
};
