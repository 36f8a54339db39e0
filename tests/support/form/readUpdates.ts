import * as Y from 'yjs';
import { formSections } from './formSections.ts';

/** The document that these updates make, in this order. */
export const readUpdates = (updates: readonly Uint8Array[], gc: boolean) => {
  const doc = new Y.Doc({ gc });
  for (const section of formSections) doc.getXmlFragment(section);
  for (const update of updates) Y.applyUpdate(doc, update);
  return doc;
};
