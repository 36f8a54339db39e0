import { collabBounds } from '#contracts/collab.ts';
import type { MinutesId } from '#domain/ids.ts';
import { advance, type DocumentState } from '#domain/minutes/documentState.ts';
import { formOf } from '#domain/minutes/minutesForms.ts';
import { emptyForm, withEntry } from '#domain/minutes/standing.ts';
import type { Platform } from '#platform/platform.ts';
import { repeatEvery } from '#platform/repeatEvery.ts';
import { LiveDocument, type LiveDocumentOptions } from './liveDocument.ts';
import type { LogStore } from './logStore.ts';
import { minutesModel } from './minutesModel.ts';
import type { SnapshotStore } from './snapshotStore.ts';

export interface DocumentLogs {
  /**
   * The document as this node knows it: its log up to the head that the store had a moment ago. Null for a document
   * that does not exist.
   */
  open(document: MinutesId): Promise<LiveDocument | null>;
  close(): Promise<void>;
}

interface Opened {
  readonly document: Promise<LiveDocument | null>;
  loaded: LiveDocument | null;
  used: number;
}

/** How often the store is asked for new entries of open documents. Redis tells of them sooner, but a hint may be lost. */
const pollMs = 2_000;
/** A document that nobody has had open for so long is dropped from this node's memory. */
const idleMs = 60_000;

/**
 * The documents that this node has open or in memory. What other nodes append is read from the store; a hint over
 * Redis only makes that happen sooner.
 */
export const documentLogs = (
  platform: Platform,
  store: LogStore,
  snapshots: SnapshotStore,
  { gatherMs }: Pick<LiveDocumentOptions, 'gatherMs'> = {},
): DocumentLogs => {
  const { db, topics, clock, log } = platform;
  const live = new Map<MinutesId, Opened>();

  const hint = (document: MinutesId, head: number): void => {
    topics.publish('minutes:head', `${document}:${head}`).catch(() => {});
  };

  const load = async (document: MinutesId): Promise<LiveDocument | null> => {
    const record = await minutesModel(db).findById(document, { form: 1 }).lean();
    if (record === null) return null;
    const sections = new Set(formOf(record.form).sections.map(({ key }) => key));
    return new LiveDocument({
      document,
      store,
      clock,
      state: await readState(document, store, snapshots),
      rules: { ...collabBounds, sections },
      hint: (head) => hint(document, head),
      ...(gatherMs === undefined ? {} : { gatherMs }),
    });
  };

  const open = (document: MinutesId): Promise<LiveDocument | null> => {
    const known = live.get(document);
    if (known !== undefined) {
      known.used = Date.now();
      return known.document;
    }
    const loading = load(document);
    const opened: Opened = { document: loading, loaded: null, used: Date.now() };
    live.set(document, opened);
    const forget = () => {
      if (live.get(document)?.document === loading) live.delete(document);
    };
    loading.then((loaded) => {
      opened.loaded = loaded;
      if (loaded === null) forget();
    }, forget);
    return loading;
  };

  const catchUp = (document: LiveDocument): void => {
    document.catchUp().catch((error: unknown) => {
      log.warn({ document: document.document, err: error }, 'minutes could not be read on');
    });
  };
  const poll = async (): Promise<void> => {
    const heads = new Map<MinutesId, number>();
    for (const [id, { loaded, used }] of live) {
      if (loaded?.isWatched) heads.set(id, loaded.state.head);
      else if (Date.now() - used > idleMs) live.delete(id);
    }
    if (heads.size === 0) return;
    for (const id of await store.advanced(heads)) {
      const loaded = live.get(id)?.loaded;
      if (loaded) catchUp(loaded);
    }
  };
  const polling = repeatEvery(pollMs, poll, (error) =>
    log.warn({ err: error }, 'open minutes could not be looked after'),
  );

  const listening = topics.listen('minutes:head', (message) => {
    const [id = '', head = '0'] = message.split(':');
    void live.get(id as MinutesId)?.document.then(
      (loaded) => {
        if (loaded?.isWatched && Number(head) > loaded.state.head) catchUp(loaded);
      },
      () => {},
    );
  });

  return {
    open,
    close: async () => {
      void polling.stop();
      listening.stop();
      live.clear();
    },
  };
};

/** Builds the document's state: from the newest snapshot, and from the entries that follow it. */
const readState = async (
  document: MinutesId,
  store: LogStore,
  snapshots: SnapshotStore,
): Promise<DocumentState> => {
  const start = await snapshots.newestState(document);
  // 確定 is looked for after the snapshot was read, not at the same time: if it came between the two reads, a snapshot
  // that covers it would be taken for one of a document that is still open.
  const finalised = await store.findFirst(document, 'finalised');
  const end = finalised !== null && finalised.n <= start.head ? finalised : null;
  const form = start.head === 0 ? [] : await store.readForm(document, start.head);
  let state: DocumentState = {
    ...start,
    finalised: end?.n ?? null,
    asOf: end?.event.kind === 'finalised' ? (end.event.asOf ?? null) : null,
    standing: form.reduce(withEntry, emptyForm),
  };
  for (;;) {
    const entries = await store.read(document, state.head);
    state = advance(state, entries);
    if (entries.length < store.page) return state;
  }
};
