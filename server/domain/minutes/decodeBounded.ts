import * as Y from 'yjs';
import { type Deletion, deletionsIn } from './deletedRanges.ts';
import { isMark, nodeOf } from './formTree.ts';
import { maxClientId } from './maxClientId.ts';

export type Refused =
  | 'malformed'
  | 'too-large'
  | 'foreign-client'
  | 'does-not-follow'
  | 'finalised'
  | 'document-full';

export type Struct = Y.Item | Y.GC;
export interface DecodedUpdate {
  readonly structs: readonly Struct[];
  readonly deletions: readonly Deletion[];
}
export interface UpdateBounds {
  readonly updateStructs: number;
  readonly updateDeletions: number;
}

/** Clocks count characters, and nobody types two thousand million of them. Larger ones only serve to break arithmetic. */
const maxClock = 2 ** 31;

/**
 * [MI8] No embeds, files, subdocuments, values or attributes. Where the others may hang is judged once their places
 * are known.
 */
const knownContent = ({ content, parentSub }: Y.Item): boolean => {
  if (parentSub !== null) return false;
  if (content instanceof Y.ContentString || content instanceof Y.ContentDeleted) return true;
  if (content instanceof Y.ContentType) return nodeOf(content.type) !== null;
  return content instanceof Y.ContentFormat && isMark(content.key, content.value);
};

/** A root must be a section of the form: text under another name would be sealed and never shown. */
const knownRoot = (item: Y.Item, sections: ReadonlySet<string>): boolean =>
  typeof item.parent !== 'string' || sections.has(item.parent);

/**
 * Decodes an update that came over the wire, or says why it is refused. Decoding takes time in proportion to the
 * bytes, which the door has bounded. Everything on which Yjs would only fail later, in every browser of the room, is
 * refused here.
 */
export const decodeBounded = (
  update: Uint8Array,
  sections: ReadonlySet<string>,
  bounds: UpdateBounds,
): DecodedUpdate | Refused => {
  let decoded: ReturnType<typeof Y.decodeUpdate>;
  try {
    decoded = Y.decodeUpdate(update);
  } catch {
    return 'malformed';
  }
  if (decoded.structs.length > bounds.updateStructs) return 'too-large';
  const structs: Struct[] = [];
  const closed = new Set<number>();
  let previous: Struct | undefined;
  for (const struct of decoded.structs) {
    // A gap within one update: what comes after the gap could never be shown.
    if (struct instanceof Y.Skip) return 'does-not-follow';
    const { client, clock } = struct.id;
    if (!(client <= maxClientId) || !(struct.length > 0) || !(clock + struct.length < maxClock))
      return 'malformed';
    // Two blocks of one client: Yjs applies only the second one.
    if (closed.has(client)) return 'malformed';
    if (previous !== undefined && previous.id.client === client) {
      if (previous.id.clock + previous.length !== clock) return 'malformed';
    } else if (previous !== undefined) closed.add(previous.id.client);
    if (struct instanceof Y.Item && !(knownContent(struct) && knownRoot(struct, sections)))
      return 'malformed';
    structs.push(struct as Struct);
    previous = struct as Struct;
  }
  const deletions = deletionsIn(decoded.ds);
  return deletions.length > bounds.updateDeletions ? 'too-large' : { structs, deletions };
};
