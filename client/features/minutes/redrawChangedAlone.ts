import { Plugin } from '@tiptap/pm/state';
import { ySyncPluginKey } from '@tiptap/y-tiptap';

/**
 * y-tiptap forgets at each change of others which block is which and makes all of them anew; an Enter above then draws the
 * lines below it anew as well, and a conversion in one of them ends (y-prosemirror#81). Here what did not change stays the
 * same block; what did, and what holds it, y-tiptap has forgotten one by one before.
 */
export const redrawChangedAlone = (): Plugin =>
  new Plugin({
    view: ({ state }) => {
      const { mapping } = ySyncPluginKey.getState(state).binding as { mapping: Map<unknown, unknown> };
      mapping.clear = () => undefined;
      return {};
    },
  });
