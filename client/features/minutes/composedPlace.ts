import type { EditorState } from '@tiptap/pm/state';
import * as Y from 'yjs';

/**
 * The block (a paragraph, also of an item) in which kana is being converted, as it stands in the shared text; the whole
 * section where there is none: it is empty, or the caret reaches over several.
 */
export const composedPlace = ({ selection }: Pick<EditorState, 'selection'>, section: Y.XmlFragment) => {
  const { $from, $to } = selection;
  if (!$from.sameParent($to)) return section;
  let place: Y.XmlFragment = section;
  for (let depth = 0; depth < $from.depth; depth += 1) {
    const child = place.get($from.index(depth));
    if (!(child instanceof Y.XmlElement) || child.nodeName !== $from.node(depth + 1).type.name)
      return section;
    place = child;
  }
  return place;
};
