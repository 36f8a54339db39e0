import { TextSelection } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';

/**
 * A selection over several blocks and then kana leaves an empty line (tiptap#5416): what is selected goes first. It is read
 * from the page, as ProseMirror itself does when a conversion begins: its own state hears of a selection a moment later,
 * and who types quickly would lose a character that they had just left out.
 */
export const deleteAcrossBlocks = (view: EditorView): void => {
  const shown = view.dom.ownerDocument.getSelection();
  const { anchorNode, focusNode } = shown ?? {};
  if (!shown || !anchorNode || !focusNode) return;
  if (!view.dom.contains(anchorNode) || !view.dom.contains(focusNode)) return;
  const { doc, tr } = view.state;
  const selection = TextSelection.between(
    doc.resolve(view.posAtDOM(anchorNode, shown.anchorOffset)),
    doc.resolve(view.posAtDOM(focusNode, shown.focusOffset)),
  );
  const { $from, $to, empty } = selection;
  if (!empty && !$from.sameParent($to)) view.dispatch(tr.setSelection(selection).deleteSelection());
};
