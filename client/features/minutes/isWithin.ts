import type * as Y from 'yjs';

type Node = Y.AbstractType<unknown> | null;

/** Whether a node of the text stands in another, or is that other. */
export const isWithin = (node: unknown, place: Y.XmlFragment): boolean => {
  let type = node as Node;
  while (type !== null && type !== (place as unknown)) type = (type._item?.parent ?? null) as Node;
  return type !== null;
};
