import { Selection } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { takePasted } from './takePasted.ts';

/** What is dragged here from elsewhere is read as if it were pasted where it falls. */
export const takeDropped = (view: EditorView, event: DragEvent): boolean => {
  const at = view.posAtCoords({ left: event.clientX, top: event.clientY });
  if (at === null) return false;
  view.dispatch(view.state.tr.setSelection(Selection.near(view.state.doc.resolve(at.pos))));
  if (!takePasted(view, event.dataTransfer)) return false;
  event.preventDefault();
  return true;
};
