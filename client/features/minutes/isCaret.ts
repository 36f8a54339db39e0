import * as Y from 'yjs';

const pointsSomewhere = (doc: Y.Doc, position: unknown): boolean => {
  try {
    Y.createAbsolutePositionFromRelativePosition(Y.createRelativePositionFromJSON(position), doc);
    return true;
  } catch {
    return false;
  }
};

/** Whether somebody's caret can be drawn; a person without one can be as well. */
export const isCaret = (doc: Y.Doc, cursor: unknown): boolean => {
  if (cursor === null || cursor === undefined) return true;
  const { anchor, head } = cursor as { anchor?: unknown; head?: unknown };
  return pointsSomewhere(doc, anchor) && pointsSomewhere(doc, head);
};
