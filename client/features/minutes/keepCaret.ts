import type { Node, ResolvedPos } from '@tiptap/pm/model';
import { Plugin, TextSelection, type Transaction } from '@tiptap/pm/state';
import { ySyncPluginKey } from '@tiptap/y-tiptap';

interface OfOthers {
  readonly isChangeOrigin?: boolean;
  readonly isUndoRedoOperation?: boolean;
}

const ofOthers = (transaction: Transaction): boolean => {
  const change = transaction.getMeta(ySyncPluginKey) as OfOthers | undefined;
  return change?.isChangeOrigin === true && change.isUndoRedoOperation !== true;
};

/** Where a block that has not changed is now; null where it is gone, or there twice. */
const startOf = (doc: Node, block: Node): number | null => {
  const found: number[] = [];
  doc.descendants((node, at) => {
    if (node === block) found.push(at + 1);
    return !node.isTextblock;
  });
  return found.length === 1 ? (found[0] ?? null) : null;
};

/**
 * y-tiptap looks for the caret by what its line says: of two empty lines it may take the other one, when somebody presses
 * Enter above, and what one types next stands there. In a block that others did not change the caret stays where it is.
 */
export const keepCaret = (): Plugin =>
  new Plugin({
    appendTransaction(transactions, before, { doc, selection, tr }) {
      if (!transactions.some(ofOthers) || !(before.selection instanceof TextSelection)) return null;
      const now = ({ parent, parentOffset }: ResolvedPos): number | null => {
        const start = parent.isTextblock ? startOf(doc, parent) : null;
        return start === null ? null : start + parentOffset;
      };
      const anchor = now(before.selection.$anchor);
      const head = now(before.selection.$head);
      if (anchor === null || head === null) return null;
      if (anchor === selection.anchor && head === selection.head) return null;
      return tr
        .setSelection(TextSelection.create(doc, anchor, head))
        .setMeta('addToHistory', false)
        .setMeta(ySyncPluginKey, { isChangeOrigin: true });
    },
  });
