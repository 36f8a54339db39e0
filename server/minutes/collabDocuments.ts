import type { MinutesId } from '#domain/ids.ts';
import type { DecodedUpdate } from '#domain/minutes/decodeBounded.ts';
import type { DocumentState } from '#domain/minutes/documentState.ts';
import type { Author, ClientSpan } from '#domain/minutes/minutesEntry.ts';
import type { DocumentLogs } from './documentLogs.ts';
import type { Appended, LiveDocument } from './liveDocument.ts';
import type { LogStore, StoredEntry } from './logStore.ts';
import type { Snapshot, SnapshotStore } from './snapshotStore.ts';

interface TextEntry {
  readonly n: number;
  readonly update: Uint8Array;
  readonly clients: readonly ClientSpan[];
  readonly taken?: DecodedUpdate;
}

/** The log as the document door sees it (collab/ports.ts, `DocumentsPort`): text and heads, no records. */
export const collabDocuments = (logs: DocumentLogs, store: LogStore, snapshots: SnapshotStore) => ({
  open: async (document: string) => {
    const live = await logs.open(document as MinutesId);
    return live === null ? null : openDocument(live, store, snapshots);
  },
});

const openDocument = (live: LiveDocument, store: LogStore, snapshots: SnapshotStore) => ({
  get state(): DocumentState {
    return live.state;
  },
  sections: live.sections,
  appendUpdate: (author: Author, update: Uint8Array, fact: unknown, origin: unknown) =>
    live.appendUpdate(author, update, fact, origin),
  catchUp: () => live.catchUp(),
  onAppended: (listener: (appended: readonly ReturnType<typeof toAppended>[]) => void) =>
    live.onAppended((appended) => listener(appended.map(toAppended))),
  snapshot: (upTo: number) => snapshots.newest(live.document, upTo),
  updates: (after: number, upTo: number) => readUpdates(store, live.document, after, upTo),
  saveSnapshot: (snapshot: Snapshot, state: DocumentState) => snapshots.save(live.document, snapshot, state),
});

/** All text after `after` up to `upTo`, page by page. */
export async function* readUpdates(
  store: LogStore,
  document: MinutesId,
  after: number,
  upTo: number,
): AsyncGenerator<readonly TextEntry[]> {
  for (let from = after; from < upTo; ) {
    const entries = await store.read(document, from, upTo);
    const last = entries.at(-1);
    if (last === undefined) return;
    yield entries.map(toText).filter((entry) => entry !== null);
    from = last.n;
  }
}

const toText = ({ n, event }: StoredEntry): TextEntry | null =>
  event.kind === 'update' ? { n, update: event.update, clients: event.clients } : null;

const toAppended = ({ entry, taken, origins }: Appended) => {
  const text = toText(entry);
  return {
    n: entry.n,
    kind: entry.event.kind,
    update: text === null || taken === null ? null : { ...text, taken },
    origins,
  };
};
