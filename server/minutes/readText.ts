import * as Y from 'yjs';
import type { MinutesId } from '#domain/ids.ts';
import { readUpdates } from './collabDocuments.ts';
import type { LogStore } from './logStore.ts';
import type { SnapshotStore } from './snapshotStore.ts';

/** The shared text as it was after entry n: made of the newest snapshot up to there and of what follows it. */
export const readText = async (
  store: LogStore,
  snapshots: SnapshotStore,
  document: MinutesId,
  n: number,
): Promise<Y.Doc> => {
  const doc = new Y.Doc();
  const snapshot = await snapshots.newest(document, n);
  if (snapshot !== null) Y.applyUpdate(doc, snapshot.update);
  for await (const page of readUpdates(store, document, snapshot?.n ?? 0, n)) {
    doc.transact(() => {
      for (const { update } of page) Y.applyUpdate(doc, update);
    });
  }
  return doc;
};
