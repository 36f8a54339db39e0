/** Where an entry stands on the screen, from the window's upper edge. */
export interface Place {
  readonly top: number;
  readonly bottom: number;
}

/** An entry is looked for so far from its own edges, since at an edge two entries meet. */
const INSIDE = 4;

/**
 * [PO5] Whether an entry is in view: all of it, or its end where it takes more than half of the window. `isOnTop` says
 * whether the entry itself, not a dialog or a bar above it, is what one sees at this height.
 */
export const inView = (
  { top, bottom }: Place,
  windowHeight: number,
  isOnTop: (y: number) => boolean,
): boolean => {
  const isAt = (y: number) => y >= 0 && y < windowHeight && isOnTop(y);
  if (!isAt(bottom - INSIDE)) return false;
  return bottom - top > windowHeight / 2 || isAt(top + INSIDE);
};
