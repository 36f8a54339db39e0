import * as Y from 'yjs';

interface OwnDeletion {
  readonly section: string;
  readonly client: number;
  readonly clock: number;
  readonly text: string;
}

/** Text of one's own in a document: what was written here, and which part of it no server has stored yet. */
export interface OwnText {
  /** How many pieces of text were deleted here so far; a message that is sent now holds so many. */
  readonly deletions: () => number;
  /** Whether anything written or deleted here goes beyond these clocks, and beyond so many deletions. */
  readonly isBeyond: (stored: ReadonlyMap<number, number>, deletionsStored: number) => boolean;
  readonly isOwn: (client: number) => boolean;
  /** What was deleted here and is still in the text on the server, by section. */
  readonly notDeleted: (
    stored: ReadonlyMap<number, number>,
    deletionsStored: number,
  ) => ReadonlyMap<string, readonly string[]>;
  readonly stop: () => void;
}

const sectionOf = (doc: Y.Doc, item: Y.Item): string | null => {
  let type = item.parent as Y.AbstractType<unknown> | null;
  while (type?._item) type = type._item.parent as Y.AbstractType<unknown> | null;
  for (const [key, root] of doc.share) if (root === type) return key;
  return null;
};

/** Pieces that follow one another were one word: deleted from its end, as the key for that does, they come in reverse. */
const joined = (deletions: readonly OwnDeletion[]): Map<string, string[]> => {
  const found = new Map<string, string[]>();
  const inOrder = deletions.toSorted((a, b) => a.client - b.client || a.clock - b.clock);
  let last: OwnDeletion | undefined;
  for (const one of inOrder) {
    const texts = found.get(one.section) ?? [];
    found.set(one.section, texts);
    const follows =
      last?.section === one.section &&
      last.client === one.client &&
      last.clock + last.text.length === one.clock;
    if (follows) texts.push((texts.pop() ?? '') + one.text);
    else texts.push(one.text);
    last = one;
  }
  return found;
};

/**
 * Remembers what is written and deleted in this page. `resumed` marks the changes of an earlier page that are carried
 * on here: they are one's own as well. What is deleted is read at once, before Yjs drops its content.
 */
export const followOwn = (doc: Y.Doc, resumed: unknown): OwnText => {
  const clients = new Set<number>();
  const deleted: OwnDeletion[] = [];
  const follow = (transaction: Y.Transaction): void => {
    if (!transaction.local && transaction.origin !== resumed) return;
    for (const [client, clock] of transaction.afterState)
      if (clock > (transaction.beforeState.get(client) ?? 0)) clients.add(client);
    Y.iterateDeletedStructs(transaction, transaction.deleteSet, (struct) => {
      if (!(struct instanceof Y.Item) || !(struct.content instanceof Y.ContentString)) return;
      const section = sectionOf(doc, struct);
      const { client, clock } = struct.id;
      if (section !== null) deleted.push({ section, client, clock, text: struct.content.str });
    });
  };
  doc.on('afterTransaction', follow);
  const standing = (stored: ReadonlyMap<number, number>, deletionsStored: number): OwnDeletion[] =>
    deleted
      .slice(deletionsStored)
      // What was written and deleted here before it was stored was never in the text on the server.
      .filter(({ client, clock }) => !clients.has(client) || clock < (stored.get(client) ?? 0));
  return {
    deletions: () => deleted.length,
    isOwn: (client) => clients.has(client),
    isBeyond: (stored, deletionsStored) =>
      [...clients].some((client) => Y.getState(doc.store, client) > (stored.get(client) ?? 0)) ||
      standing(stored, deletionsStored).length > 0,
    notDeleted: (stored, deletionsStored) => joined(standing(stored, deletionsStored)),
    stop: () => doc.off('afterTransaction', follow),
  };
};
