import * as decoding from 'lib0/decoding';
import type { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { isCaret } from './isCaret.ts';
import { isWithin } from './isWithin.ts';

type Place = Y.XmlFragment;

const pointsInto = (doc: Y.Doc, position: unknown, place: Place): boolean => {
  const { item, type, tname } = Y.createRelativePositionFromJSON(position);
  const id = item ?? type;
  if (id === null) return tname !== null && doc.share.get(tname) === (place as unknown);
  // Its place is in text that has not come here yet, or that is held back.
  if (id.clock >= Y.getState(doc.store, id.client)) return true;
  const found = Y.getItem(doc.store, id);
  if (!(found instanceof Y.Item)) return false;
  if (item !== null) return isWithin(found.parent, place);
  return found.content instanceof Y.ContentType && isWithin(found.content.type, place);
};

const isIn = (doc: Y.Doc, state: unknown, place: Place): boolean => {
  const { cursor } = (state ?? {}) as { cursor?: { anchor?: unknown; head?: unknown } | null };
  if (cursor === null || cursor === undefined || !isCaret(doc, cursor)) return false;
  return pointsInto(doc, cursor.anchor, place) || pointsInto(doc, cursor.head, place);
};

/** Whether a message of awareness moves a caret into a place of the text, within it or out of it. */
export const caretsIn = (doc: Y.Doc, awareness: Awareness, message: Uint8Array, place: Place): boolean => {
  const decoder = decoding.createDecoder(message);
  for (let left = decoding.readVarUint(decoder); left > 0; left -= 1) {
    const client = decoding.readVarUint(decoder);
    decoding.readVarUint(decoder);
    const state: unknown = JSON.parse(decoding.readVarString(decoder));
    if (isIn(doc, state, place) || isIn(doc, awareness.states.get(client), place)) return true;
  }
  return false;
};
