import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import type { SortedMap } from './sortedMap.ts';
import { gone, makeNode, type Place, type Places, type TreeNode } from './treePlaces.ts';

/** A new kind is added at the end, since what was packed before lies in the store. */
const kinds = ['foreign', 'section', 'paragraph', 'bulletList', 'listItem', 'hardBreak', 'text'] as const;

/** Packs places into few bytes: each node by its kind and parent, each stretch by its length and node. */
export const packPlaces = ({ sections, clients }: Places): Uint8Array => {
  const names = new Map([...sections].map(([name, node]) => [node, name]));
  const numbers = new Map<TreeNode, number>();
  const number = (node: TreeNode): void => {
    // Parents come before their children. No recursion: what was stored before MI7 may be nested deeply.
    const way: TreeNode[] = [];
    for (let at: TreeNode | null = node; at !== null && !numbers.has(at); at = at.parent) way.push(at);
    for (const each of way.reverse()) numbers.set(each, numbers.size);
  };
  for (const section of sections.values()) number(section);
  for (const [, stretches] of clients)
    for (const [, { place }] of stretches) {
      if (place.parent !== null) number(place.node ?? place.parent);
    }
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, numbers.size);
  for (const node of numbers.keys()) {
    encoding.writeVarUint(encoder, kinds.indexOf(node.kind));
    encoding.writeVarUint(encoder, node.parent === null ? 0 : (numbers.get(node.parent) ?? 0) + 1);
    if (node.parent === null) encoding.writeVarString(encoder, names.get(node) ?? '');
  }
  encoding.writeVarUint(encoder, clients.size);
  for (const [client, stretches] of clients) {
    encoding.writeVarUint(encoder, client);
    encoding.writeVarUint(encoder, stretches.size);
    let from = 0;
    for (const [, { until, place }] of stretches) {
      encoding.writeVarUint(encoder, until - from);
      encoding.writeVarUint(encoder, codeOf(place, numbers));
      from = until;
    }
  }
  return encoding.toUint8Array(encoder);
};

const codeOf = ({ parent, node }: Place, numbers: ReadonlyMap<TreeNode, number>): number => {
  if (node !== null) return (numbers.get(node) ?? 0) * 2 + 2;
  return parent === null ? 0 : (numbers.get(parent) ?? 0) * 2 + 1;
};

export const unpackPlaces = (packed: Uint8Array, empty: SortedMap<never>): Places => {
  const decoder = decoding.createDecoder(packed);
  const nodes: TreeNode[] = [];
  const sections = new Map<string, TreeNode>();
  for (let left = decoding.readVarUint(decoder); left > 0; left -= 1) {
    const kind = kinds[decoding.readVarUint(decoder)] ?? 'foreign';
    const parent = decoding.readVarUint(decoder);
    const node = makeNode(kind, nodes[parent - 1] ?? null);
    nodes.push(node);
    if (parent === 0) sections.set(decoding.readVarString(decoder), node);
  }
  const places = nodes.flatMap((node) => [node.inside, node.itself]);
  const clients: [number, SortedMap<{ until: number; place: Place }>][] = [];
  for (let left = decoding.readVarUint(decoder); left > 0; left -= 1) {
    const client = decoding.readVarUint(decoder);
    const stretches: [number, { until: number; place: Place }][] = [];
    let from = 0;
    for (let more = decoding.readVarUint(decoder); more > 0; more -= 1) {
      const until = from + decoding.readVarUint(decoder);
      const place = places[decoding.readVarUint(decoder) - 1] ?? gone;
      stretches.push([from, { until, place }]);
      from = until;
    }
    clients.push([client, empty.ofSorted(stretches)]);
  }
  return { sections, clients: empty.ofSorted(clients) };
};
