import type { EntryAnswer } from '#contracts/http/entryView.ts';
import type { RequestAnswer, requests } from '#contracts/realtime/registry.ts';
import { joinRuns, runsOf, runsWithout } from '#domain/channels/seqRuns.ts';
import type { AccountId, ChannelId } from '#domain/ids.ts';
import { ApiFailure, asFailure } from '../../api/ApiFailure.ts';
import { isPassing } from '../../api/isPassing.ts';
import type { Realtime } from '../../api/realtime.ts';
import { type ChannelState, startingState } from './ChannelState.ts';
import { countOn } from './countOn.ts';
import { markSeen } from './markSeen.ts';
import { mergeEntries } from './mergeEntries.ts';

type Page = RequestAnswer<(typeof requests)['post:list']>;

export interface OpenChannel {
  readonly getState: () => ChannelState;
  readonly subscribe: (listener: () => void) => () => void;
  /** A post of one's own was acknowledged. */
  readonly takeOwn: (post: EntryAnswer) => void;
  readonly loadOlder: () => void;
  /** Loads everything down to a seq; false where that failed. */
  readonly loadDownTo: (seq: number) => Promise<boolean>;
  /** [PO5] These entries were in view while the page was visible. */
  readonly seen: (seqs: readonly number[]) => void;
  /** [PO7] すべて既読にする: up to the head that this page shows. */
  readonly setAllRead: () => Promise<void>;
  readonly close: () => void;
}

const RETRY_MS = 4_000;

/**
 * Keeps one channel open over every reconnection: after each it asks for what follows the last seq it has, until it has
 * the head. What one writes there lies in the outbox until it is acknowledged.
 */
export const openChannel = (realtime: Realtime, channel: ChannelId, self: AccountId): OpenChannel => {
  let state = startingState;
  /** What the house said last of the unread; what came since is counted on. */
  let told = { head: 0, unread: 0 };
  let closed = false;
  let retryTimer: ReturnType<typeof setTimeout> | undefined;
  const listeners = new Set<() => void>();
  const set = (change: Partial<ChannelState>) => {
    state = { ...state, ...change };
    for (const listener of listeners) listener();
  };
  const take = (arrived: readonly EntryAnswer[], head: number) => {
    const entries = mergeEntries(state.entries, arrived);
    set({ entries, head: Math.max(state.head, head), unread: countOn(told, entries, self) });
  };
  const takeUnread = (head: number, unread: number) => {
    told = { head, unread };
    set({ unread: countOn(told, state.entries, self) });
  };
  /** A page of entries. Whether one counts as new here depends on the first answer that brought it. */
  const takePage = (page: Page) => {
    const known = runsOf(state.entries.map(({ seq }) => seq));
    const readBefore = joinRuns(state.readBefore, runsWithout(page.read, known));
    told = page;
    take(page.posts, page.head);
    set({ readBefore });
  };
  const marks = markSeen({
    mark: (seen) => realtime.ask('channel:mark-read', { channel, seen: [...seen] }),
    askAgain: async (missing) => {
      for (const { first } of missing) await realtime.ask('post:list', { channel, after: first - 1 });
    },
    onMarked: ({ unread }) => takeUnread(state.head, unread),
    isConnected: realtime.isConnected,
  });
  const onHidden = () => {
    if (document.visibilityState === 'hidden') marks.flush();
  };
  document.addEventListener('visibilitychange', onHidden);

  const enter = async (): Promise<void> => {
    const last = state.entries.at(-1)?.seq ?? null;
    const opened = await realtime.ask('channel:open', { channel, after: last });
    const isFirst = state.phase === 'opening';
    takePage(opened);
    set({
      phase: 'open',
      ...(isFirst && { firstUnread: opened.firstUnread }),
      readOnly: opened.readOnly,
      present: opened.present,
      refusal: null,
    });
    while (!closed && (state.entries.at(-1)?.seq ?? 0) < state.head) {
      const page = await realtime.ask('post:list', { channel, after: state.entries.at(-1)?.seq ?? 0 });
      if (page.posts.length === 0) break;
      takePage(page);
    }
    marks.flush();
  };
  const loadPageBefore = async (first: number): Promise<void> => {
    set({ loadingOlder: true });
    try {
      takePage(await realtime.ask('post:list', { channel, before: first }));
    } finally {
      set({ loadingOlder: false });
    }
  };
  const enterSafely = () =>
    void enter().catch((thrown: unknown) => {
      const failure = asFailure(thrown);
      if (!isPassing(failure)) set({ phase: 'refused', refusal: failure });
      else if (realtime.isConnected() && !closed) retryTimer = setTimeout(enterSafely, RETRY_MS);
    });

  const stops = [
    realtime.onConnection((connected) => {
      set({ connected });
      if (connected) enterSafely();
    }),
    realtime.on('post:appended', (pushed) => {
      if (pushed.channel !== channel) return;
      const last = state.entries.at(-1)?.seq ?? 0;
      const first = pushed.posts[0]?.seq ?? 0;
      if (state.phase === 'open' && first > last + 1) enterSafely();
      else take(pushed.posts, pushed.head);
    }),
    realtime.on('unread:changed', (pushed) => {
      if (pushed.channel === channel) takeUnread(pushed.head, pushed.unread);
    }),
    realtime.on('presence:changed', (pushed) => {
      if (pushed.channel === channel) set({ present: pushed.present });
    }),
    realtime.on('admission:changed', (pushed) => {
      if (pushed.channel !== channel) return;
      // What is on the screen was shown under another grant: all of it is asked for anew.
      set({ entries: [], readBefore: [], readOnly: pushed.readOnly });
      enterSafely();
    }),
    realtime.on('admission:ended', (pushed) => {
      if (pushed.channel !== channel) return;
      // What was shown disappears from the screen at the same moment.
      set({
        phase: 'refused',
        entries: [],
        refusal: new ApiFailure({
          code: pushed.code,
          traceId: '-',
          ...(pushed.details && { details: pushed.details }),
        }),
      });
    }),
  ];

  return {
    getState: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    takeOwn(post) {
      const last = state.entries.at(-1)?.seq ?? 0;
      if (state.phase === 'open' && post.seq === last + 1) take([post], post.seq);
      // The entries between come in order: showing this one now would leave a gap.
      else if (post.seq > last) enterSafely();
    },
    loadOlder() {
      const first = state.entries[0]?.seq ?? 0;
      if (first > 1 && !state.loadingOlder) void loadPageBefore(first).catch(() => undefined);
    },
    async loadDownTo(seq) {
      try {
        for (let first = state.entries[0]?.seq ?? 0; first > seq; first = state.entries[0]?.seq ?? 0) {
          await loadPageBefore(first);
          if (closed || (state.entries[0]?.seq ?? 0) >= first) return false;
        }
        return true;
      } catch {
        return false;
      }
    },
    seen(seqs) {
      if (state.phase === 'open' && !state.readOnly) marks.add(seqs);
    },
    async setAllRead() {
      const { unread } = await realtime.ask('channel:mark-read', { channel, upTo: state.head });
      takeUnread(state.head, unread);
    },
    close() {
      if (closed) return;
      closed = true;
      clearTimeout(retryTimer);
      document.removeEventListener('visibilitychange', onHidden);
      // What was in view at the last moment is marked before the channel is left.
      marks.flush();
      marks.stop();
      for (const stop of stops) stop();
      if (realtime.isConnected()) void realtime.ask('channel:close', { channel }).catch(() => undefined);
    },
  };
};
