import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { ApiFailure } from '#client/api/ApiFailure.ts';
import { markSeen } from '#client/features/channel/markSeen.ts';
import { commonRuns, type SeqRuns } from '#domain/channels/seqRuns.ts';

const run = (first: number, last = first) => ({ first, last });

describe('what was in view is marked', () => {
  let asked: SeqRuns[];
  let again: SeqRuns[];
  let sent: SeqRuns;
  let connected: boolean;
  let failing: string | null;
  const make = () =>
    markSeen({
      mark: async (seen) => {
        asked.push(seen);
        if (failing !== null) throw new ApiFailure({ code: failing as 'N-01', traceId: '-' });
        return { read: [...commonRuns(seen, sent)], unread: 0 };
      },
      askAgain: async (missing) => {
        again.push(missing);
        sent = [...sent, ...missing];
      },
      onMarked: () => undefined,
      isConnected: () => connected,
    });
  beforeEach(() => {
    jest.useFakeTimers();
    [asked, again, sent, connected, failing] = [[], [], [run(1, 100)], true, null];
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  it('[PO5] together, and each once, however often it comes into view', async () => {
    const marks = make();
    for (const seq of [3, 1, 2, 9]) marks.add([seq]);
    await jest.runAllTimersAsync();
    marks.add([2, 3]);
    await jest.runAllTimersAsync();
    expect(asked).toEqual([[run(1, 3), run(9)]]);
  });

  it('[PO5] when the line is back, where it was away; and again after what passes, but not after what stays', async () => {
    const marks = make();
    connected = false;
    marks.add([1]);
    await jest.runAllTimersAsync();
    expect(asked).toEqual([]);
    connected = true;
    failing = 'N-01';
    marks.flush();
    await jest.advanceTimersByTimeAsync(100);
    failing = null;
    await jest.runAllTimersAsync();
    expect(asked).toEqual([[run(1)], [run(1)]]);
    failing = 'A-05';
    marks.add([2]);
    await jest.runAllTimersAsync();
    expect(asked).toHaveLength(3);
  });

  it('[PO6] has what the server does not know to have been sent here sent anew, once', async () => {
    sent = [run(1, 5)];
    const marks = make();
    marks.add([5, 6, 7]);
    await jest.runAllTimersAsync();
    expect(again).toEqual([[run(6, 7)]]);
    expect(asked).toEqual([[run(5, 7)], [run(6, 7)]]);
  });

  it('in pieces of what the door takes at once', async () => {
    const marks = make();
    marks.add(Array.from({ length: 60 }, (_, at) => at * 2 + 1).filter((seq) => seq <= 100));
    sent = [run(1, 200)];
    marks.add(Array.from({ length: 20 }, (_, at) => 101 + at * 2));
    await jest.runAllTimersAsync();
    expect(asked.map((each) => each.length)).toEqual([50, 20]);
  });
});
