import * as Y from 'yjs';
import type { Struct } from './decodeBounded.ts';
import { type FormNode, isMark, mayHang, nodeOf } from './formTree.ts';
import type { SortedMap } from './sortedMap.ts';

/**
 * A node that is, or was, in the text. `foreign`: none of the form's nodes, stored before MI8; nothing may be put
 * into it.
 */
export interface TreeNode {
  readonly kind: FormNode | 'foreign';
  /** 0 for a section itself. */
  readonly depth: number;
  readonly parent: TreeNode | null;
  /**
   * The place of what is within this node, and the place of the node itself. Each is one object, so that equal places
   * are identical.
   */
  readonly inside: Place;
  readonly itself: Place;
}

/** The place of a struct. Without a parent it is gone: it hangs on something that Yjs has collected, and is collected too. */
export interface Place {
  readonly parent: TreeNode | null;
  /** The node that the struct is. Null for characters and marks, and for what had been deleted before it came here. */
  readonly node: TreeNode | null;
}

export const gone: Place = { parent: null, node: null };

/** One stretch of a client's clocks in one place: `before <= clock < until`. */
interface Stretch {
  readonly until: number;
  readonly place: Place;
}

/**
 * The place of every stored struct, by client and first clock. Deleted ones are kept as well, since others may lean
 * on them: a struct beside another one does not name its parent on the wire, and a node that was deleted may yet get
 * a child that was on its way. Typing makes few stretches.
 */
export interface Places {
  readonly sections: ReadonlyMap<string, TreeNode>;
  readonly clients: SortedMap<SortedMap<Stretch>>;
}

export const makeNode = (kind: TreeNode['kind'], parent: TreeNode | null): TreeNode => {
  const node = { kind, depth: parent === null ? 0 : parent.depth + 1, parent } as {
    -readonly [Key in keyof TreeNode]: TreeNode[Key];
  };
  node.inside = { parent: node, node: null };
  node.itself = { parent, node };
  return node;
};

/**
 * As many as fourteen bullets within each other. Yjs, the form and the printer go down a tree by recursion: a chain
 * of thousands, 45 kB on the wire, would exhaust the stack of whoever reads or deletes it, for good.
 */
export const maxTreeDepth = 30;

/** With these structs added, which must come in the order of integration. `isForm`: all of them fit the form (MI7, MI8). */
export const withPlaces = (
  before: Places,
  structs: readonly Struct[],
): { readonly places: Places; readonly isForm: boolean } => {
  let places = before;
  let isForm = true;
  for (const struct of structs) {
    const { client, clock } = struct.id;
    const stretches = places.clients.get(client) ?? places.clients.alike<Stretch>();
    const last = stretches.floor(Number.MAX_SAFE_INTEGER);
    const until = clock + struct.length;
    const stored = last?.value.until ?? 0;
    if (until <= stored) continue;
    // Of a struct that overlaps with what is stored, the rest is stored, and hangs where the stored part hangs,
    // whatever the struct itself says.
    const found =
      clock < stored && last !== undefined ? continued(last.value.place, struct) : placeOf(places, struct);
    isForm &&= found.isForm;
    const { sections, place } = found;
    const goesOn = last?.value.place === place;
    const from = goesOn ? last.key : Math.max(clock, stored);
    const next = stretches.replace(from, from, from, { until, place });
    places = { sections: sections ?? places.sections, clients: places.clients.set(client, next) };
  }
  return { places, isForm };
};

interface Found {
  readonly place: Place;
  readonly isForm: boolean;
  readonly sections?: Places['sections'];
}

const stretchAt = ({ clients }: Places, id: Y.ID): Place => {
  const found = clients.get(id.client)?.floor(id.clock);
  return found !== undefined && id.clock < found.value.until ? found.value.place : gone;
};

/**
 * The rest of a struct whose beginning is stored. Its characters go on where the beginning is, and characters may
 * have no place there.
 */
const continued = (stored: Place, struct: Struct): Found => {
  if (struct instanceof Y.GC || stored.parent === null) return { place: gone, isForm: true };
  return below(stored.parent, struct);
};

/** Finds the parent as Yjs does (`Item.getMissing`): the one that is named, or else that of the neighbours. */
const placeOf = (places: Places, struct: Struct): Found => {
  if (struct instanceof Y.GC) return { place: gone, isForm: true };
  const { parent, origin, rightOrigin } = struct;
  const left = origin === null ? null : stretchAt(places, origin);
  const right = rightOrigin === null ? null : stretchAt(places, rightOrigin);
  if (left?.parent === null || right?.parent === null) return { place: gone, isForm: true };
  if (left !== null || right !== null) {
    // Its two neighbours have different parents: what is shown would depend on which of them was deleted first, and
    // where.
    const agree = left === null || right === null || left.parent === right.parent;
    const found = below(((left ?? right) as Place).parent as TreeNode, struct);
    return { ...found, isForm: found.isForm && agree };
  }
  // It is the value of a map's key, or an attribute. What stands beside it later would get the same key: nothing
  // joins it.
  const at =
    struct.parentSub === null ? (node: TreeNode) => node : (node: TreeNode) => makeNode('foreign', node);
  if (typeof parent === 'string') {
    const section = places.sections.get(parent) ?? makeNode('section', null);
    const sections = places.sections.has(parent)
      ? places.sections
      : new Map(places.sections).set(parent, section);
    return { ...below(at(section), struct), sections };
  }
  if (!(parent instanceof Y.ID)) return { place: gone, isForm: false };
  const above = stretchAt(places, parent);
  if (above.node !== null) return below(at(above.node), struct);
  // Yjs collects what names a deleted node as its parent, and also what names a character. Only the first can happen
  // in good faith.
  return { place: gone, isForm: above.parent?.kind !== 'text' };
};

const below = (parent: TreeNode, struct: Y.Item): Found => {
  const { content } = struct;
  if (!(content instanceof Y.ContentType)) {
    return { place: parent.inside, isForm: isForm(parent, content) };
  }
  const kind = nodeOf(content.type);
  const fits = kind !== null && parent.kind !== 'foreign' && mayHang(kind, parent.kind);
  const node = makeNode(fits ? kind : 'foreign', parent);
  return { place: node.itself, isForm: fits && node.depth <= maxTreeDepth };
};

/**
 * The place of what is no node: of characters and marks in text, and of what had been deleted before it came, which
 * must have hung somewhere.
 */
const isForm = (parent: TreeNode, content: Y.Item['content']): boolean => {
  if (content instanceof Y.ContentDeleted) return parent.kind !== 'foreign' && parent.kind !== 'hardBreak';
  if (parent.kind !== 'text') return false;
  return (
    content instanceof Y.ContentString ||
    (content instanceof Y.ContentFormat && isMark(content.key, content.value))
  );
};
