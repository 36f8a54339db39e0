import type { RequestAnswer, requests } from '#contracts/realtime/registry.ts';
import { joinRuns, runsOf, runsWithout, type SeqRuns } from '#domain/channels/seqRuns.ts';
import { asFailure } from '../../api/ApiFailure.ts';
import { isPassing } from '../../api/isPassing.ts';

type Answer = RequestAnswer<(typeof requests)['channel:mark-read']>;

interface MarkPorts {
  readonly mark: (seen: SeqRuns) => Promise<Answer>;
  /** Has these entries sent anew: only what was sent to this session can be marked (PO6). */
  readonly askAgain: (missing: SeqRuns) => Promise<void>;
  readonly onMarked: (answer: Answer) => void;
  readonly isConnected: () => boolean;
}

/** What comes into view while one scrolls is sent together. */
const GATHER_MS = 600;
const RETRY_MS = 4_000;
/** As many runs as the door takes at once. */
const MOST_RUNS = 50;

/**
 * Tells the server what was in view, each seq once, and keeps it until it is taken: without a line what was read
 * stays read here, and is told when the line is back. If the server does not know that an entry was sent here (its
 * node died), the entry is asked for once more.
 */
export const markSeen = (ports: MarkPorts) => {
  let waiting: SeqRuns = [];
  let done: SeqRuns = [];
  let askedAgain: SeqRuns = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isSending = false;

  const plan = (ms: number) => {
    timer ??= setTimeout(() => {
      timer = undefined;
      void send();
    }, ms);
  };
  const send = async (): Promise<void> => {
    if (isSending || waiting.length === 0 || !ports.isConnected()) return;
    isSending = true;
    const seen = waiting.slice(0, MOST_RUNS);
    try {
      const answer = await ports.mark(seen);
      waiting = runsWithout(waiting, seen);
      done = joinRuns(done, answer.read);
      ports.onMarked(answer);
      const missing = runsWithout(seen, joinRuns(answer.read, askedAgain));
      if (missing.length > 0) {
        askedAgain = joinRuns(askedAgain, missing);
        await ports.askAgain(missing);
        waiting = joinRuns(waiting, missing);
      }
      if (waiting.length > 0) plan(0);
    } catch (thrown) {
      // Not now: kept, and sent again.
      if (isPassing(asFailure(thrown))) plan(RETRY_MS);
      else waiting = [];
    } finally {
      isSending = false;
    }
  };

  return {
    add: (seqs: readonly number[]): void => {
      const fresh = runsWithout(runsOf(seqs), joinRuns(done, waiting));
      if (fresh.length === 0) return;
      waiting = joinRuns(waiting, fresh);
      plan(GATHER_MS);
    },
    /** Sends at once: the line is back, the page is hidden, or the channel is left. */
    flush: (): void => {
      clearTimeout(timer);
      timer = undefined;
      void send();
    },
    stop: (): void => clearTimeout(timer),
  };
};
