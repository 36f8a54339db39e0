import * as Y from 'yjs';
import { isWithin } from './isWithin.ts';

type Struct = ReturnType<typeof Y.decodeUpdate>['structs'][number];
type Place = Y.XmlFragment;

const endOf = ({ id, length }: Struct): number => id.clock + length;

/** Whether an item that stands in the document is in the place, is the place, or holds it. */
const concerns = (item: Y.Item | Y.GC, place: Place): boolean =>
  item instanceof Y.Item &&
  (isWithin(item.parent, place) ||
    (item.content instanceof Y.ContentType && isWithin(place, item.content.type as Y.XmlFragment)));

/**
 * Whether an update would change anything in a place of the text (a block, a whole section), or take that place away. Of
 * what leans on something that is not here it says yes: that waits as well.
 */
export const touchesPlace = (doc: Y.Doc, update: Uint8Array, place: Place): boolean => {
  const { structs, ds } = Y.decodeUpdate(update);
  const known = (client: number): number => Y.getState(doc.store, client);
  /** What the update brings: of each client, one after another from where the document ends. */
  const coming = new Map<number, Struct[]>();
  for (const struct of structs) {
    const { client } = struct.id;
    if (endOf(struct) <= known(client)) continue;
    const own = coming.get(client) ?? [];
    const before = own.at(-1);
    if (struct instanceof Y.Skip) return true;
    if (struct.id.clock > (before === undefined ? known(client) : endOf(before))) return true;
    own.push(struct);
    coming.set(client, own);
  }
  const find = (id: Y.ID): Struct | undefined => {
    if (id.clock < known(id.client)) return Y.getItem(doc.store, id);
    const own = coming.get(id.client);
    const last = own?.at(-1);
    return own && last && id.clock < endOf(last) ? own[Y.findIndexSS(own as Y.Item[], id.clock)] : undefined;
  };
  const judged = new Map<Struct, boolean>();
  /** One step from something new towards where it stands: the answer, or what is to be asked in its stead. */
  const step = (struct: Struct): boolean | Struct => {
    // Deleted and forgotten before it came: it shows nowhere.
    if (!(struct instanceof Y.Item)) return false;
    // Decoded, and in no document yet: its parent is a name, an id or not written (that of its neighbour).
    const parent = struct.parent as unknown as string | Y.ID | null;
    if (typeof parent === 'string') return doc.share.get(parent) === (place as unknown);
    const leansOn = parent ?? struct.origin ?? struct.rightOrigin;
    const found = leansOn === null ? undefined : find(leansOn);
    if (found === undefined) return true;
    if (found.id.clock >= known(found.id.client)) return found;
    if (!(found instanceof Y.Item)) return false;
    if (parent === null) return isWithin(found.parent, place);
    return found.content instanceof Y.ContentType && isWithin(found.content.type, place);
  };
  const isNewIn = (struct: Struct): boolean => {
    const path: Struct[] = [];
    let next: boolean | Struct = struct;
    while (typeof next !== 'boolean') {
      const one: Struct = next;
      next = judged.get(one) ?? step(one);
      path.push(one);
      // Two that lean on each other stand nowhere.
      judged.set(one, true);
    }
    for (const one of path) judged.set(one, next);
    return next;
  };
  const deletes = (client: number, from: number, until: number): boolean => {
    const lastOfComing = coming.get(client)?.at(-1);
    if (until > Math.max(known(client), lastOfComing === undefined ? 0 : endOf(lastOfComing))) return true;
    const stored = doc.store.clients.get(client) ?? [];
    if (from >= known(client)) return false;
    for (let at = Y.findIndexSS(stored, from); at < stored.length; at += 1) {
      const item = stored[at]!;
      if (item.id.clock >= until) break;
      if (!item.deleted && concerns(item, place)) return true;
    }
    return false;
  };
  return (
    [...coming.values()].some((own) => own.some(isNewIn)) ||
    [...ds.clients].some(([client, ranges]) =>
      ranges.some(({ clock, len }) => deletes(client, clock, clock + len)),
    )
  );
};
