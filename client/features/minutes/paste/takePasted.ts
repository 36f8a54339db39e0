import { TextSelection, type Transaction } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { pastedSlice } from './pastedSlice.ts';
import { readPasted } from './readPasted.ts';
import { readPlain } from './readPlain.ts';

/** Lines of their own stand after, before or between the halves of the line that they are pasted into. */
const insertApart = (tr: Transaction, content: ReturnType<typeof pastedSlice>['content']): void => {
  const { $from } = tr.selection;
  const { parent, parentOffset, pos } = $from;
  let at = $from.after();
  if (parent.content.size === 0) {
    at = $from.before();
    tr.replaceWith(at, $from.after(), content);
  } else {
    if (parentOffset === 0) at = $from.before();
    else if (parentOffset < parent.content.size) {
      tr.split(pos);
      at = pos + 1;
    }
    tr.insert(at, content);
  }
  const end = Math.min(at + content.size, tr.doc.content.size);
  tr.setSelection(TextSelection.near(tr.doc.resolve(end), -1));
};

/** Takes a clipboard into the form. False: there is no text in it. */
export const takePasted = (view: EditorView, clipboard: DataTransfer | null): boolean => {
  const html = clipboard?.getData('text/html') ?? '';
  const text = clipboard?.getData('text/plain') ?? '';
  const read = html === '' ? [] : readPasted(html);
  const blocks = read.length > 0 ? read : text === '' ? [] : readPlain(text);
  if (blocks.length === 0) return false;
  const slice = pastedSlice(view.state.schema, blocks);
  const tr = view.state.tr.deleteSelection();
  const joins = slice.openStart > 0 && slice.openEnd > 0;
  if (joins || !tr.selection.$from.parent.isTextblock) tr.replaceSelection(slice);
  else insertApart(tr, slice.content);
  view.dispatch(tr.scrollIntoView().setMeta('paste', true).setMeta('uiEvent', 'paste'));
  return true;
};
