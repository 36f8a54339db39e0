import type { EditorView } from '@tiptap/pm/view';
import { pastedSlice } from './pastedSlice.ts';
import { readPasted } from './readPasted.ts';
import { readPlain } from './readPlain.ts';

/** Takes a clipboard into the form. False: there is no text in it. */
export const takePasted = (view: EditorView, clipboard: DataTransfer | null): boolean => {
  const html = clipboard?.getData('text/html') ?? '';
  const text = clipboard?.getData('text/plain') ?? '';
  const read = html === '' ? [] : readPasted(html);
  const blocks = read.length > 0 ? read : text === '' ? [] : readPlain(text);
  if (blocks.length === 0) return false;
  const slice = pastedSlice(view.state.schema, blocks);
  view.dispatch(
    view.state.tr.replaceSelection(slice).scrollIntoView().setMeta('paste', true).setMeta('uiEvent', 'paste'),
  );
  return true;
};
