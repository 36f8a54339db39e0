import { EditorState, type Plugin, type Transaction } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { ySyncPlugin, ySyncPluginKey } from '@tiptap/y-tiptap';
import type * as Y from 'yjs';
import { keepCaret } from '#client/features/minutes/keepCaret.ts';
import { redrawChangedAlone } from '#client/features/minutes/redrawChangedAlone.ts';
import { editorSchema } from './editorSchema.ts';

/** The editor of a section without a page: its state, bound to the shared text as in the browser. */
export const headlessEditor = (doc: Y.Doc, section: string) => {
  const plugins: Plugin[] = [ySyncPlugin(doc.getXmlFragment(section)), redrawChangedAlone(), keepCaret()];
  const views: ReturnType<NonNullable<Plugin['spec']['view']>>[] = [];
  const view = {
    state: EditorState.create({ schema: editorSchema, plugins }),
    hasFocus: () => false,
    dispatch(tr: Transaction) {
      const before = view.state;
      view.state = before.apply(tr);
      for (const each of views) each.update?.(view as unknown as EditorView, before);
    },
  };
  for (const plugin of plugins) {
    const made = plugin.spec.view?.(view as unknown as EditorView);
    if (made) views.push(made);
  }
  return {
    get state() {
      return view.state;
    },
    dispatch: view.dispatch,
    /** Which block of the state stands for which of the shared text. */
    mapping: () => ySyncPluginKey.getState(view.state).binding.mapping as ReadonlyMap<unknown, unknown>,
    close: () => {
      for (const each of views) each.destroy?.();
    },
  };
};
