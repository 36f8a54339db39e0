import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { Failure } from '#platform/failure.ts';
import { FairQueue } from '#platform/lane/fairQueue.ts';
import { LaneEnded } from '#platform/lane/laneEnded.ts';
import { type Lane, type LaneOptions, openLane } from '#platform/lane/openLane.ts';
import { eventually } from '#tests/support/eventually.ts';
import type { LaneWork } from '#tests/support/laneWork.ts';

const worker = new URL('../../support/laneWork.ts', import.meta.url);
const bounds = { worker, atOnce: 1, waiting: { all: 6, each: 3 }, seconds: 30, memoryMb: 64 };

describe('a lane for heavy work', () => {
  let folder: string;
  let lane: Lane<LaneWork, string | number> | undefined;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'engawa-lane-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  afterEach(() => lane?.close());
  const open = (more: Partial<LaneOptions> = {}) => {
    lane = openLane<LaneWork, string | number>({ ...bounds, ...more });
    return lane;
  };

  const held = (name: string) => {
    const [begun, until] = [join(folder, `${name}-begun`), join(folder, `${name}-end`)];
    return {
      work: { kind: 'wait', begun, until, name } as const,
      began: () => existsSync(begun),
      end: () => writeFileSync(until, ''),
    };
  };
  const endOf = (work: Promise<unknown>): Promise<string> =>
    work.then(
      () => 'answered',
      (error: unknown) =>
        error instanceof LaneEnded ? error.why : error instanceof Failure ? error.code : String(error),
    );
  const isThere = (pid: number): boolean => {
    try {
      return process.kill(pid, 0);
    } catch {
      return false;
    }
  };

  it('serves accounts in turn: one with three waiting holds nobody up', async () => {
    const { run } = open();
    const all = ['a1', 'a2', 'a3', 'a4', 'b1', 'c1'].map(held);
    const answered: (string | number)[] = [];
    const works = all.map(({ work }) => run(work, work.name[0]!).then((name) => answered.push(name)));
    for (const { end } of all) end();
    await Promise.all(works);
    expect(answered).toEqual(['a1', 'a2', 'b1', 'c1', 'a3', 'a4']);
  });

  it('says V-04 to an account with too much waiting, and to everybody when the lane is full', async () => {
    const { run } = open({ atOnce: 2 });
    const holding = [held('x'), held('y')];
    const running = holding.map(({ work }) => run(work, 'x'));
    await eventually(() => holding.every(({ began }) => began()));
    const waits = ['a', 'a', 'a', 'b', 'b', 'b'].map((account) => run({ kind: 'which' }, account));
    expect(await endOf(run({ kind: 'which' }, 'a'))).toBe('V-04');
    expect(await endOf(run({ kind: 'which' }, 'c'))).toBe('V-04');
    for (const { end } of holding) end();
    const processes = new Set(await Promise.all(waits));
    await Promise.all(running);
    expect(processes.size).toBeLessThanOrEqual(2);
    expect(await endOf(run({ kind: 'which' }, 'c'))).toBe('answered');
  });

  it.each([
    ['hang', 'too-slow', 4],
    ['exit', 'broken', 30],
    ['long-array', 'broken', 30],
    ['long-text', 'broken', 30],
    ['buffers', 'failed', 30],
  ] as const)(
    'work that would %s ends as %s, and what waits behind it is done',
    async (kind, why, seconds) => {
      const { run } = open({ seconds });
      const [ended, next] = [endOf(run({ kind }, 'a')), run({ kind: 'which' }, 'b')];
      expect({ why: await ended, next: typeof (await next) }).toEqual({ why, next: 'number' });
    },
  );

  it('keeps its process after work that throws, and changes it after as many works as it is told', async () => {
    const { run } = open({ worksEach: 3 });
    const first = await run({ kind: 'which' }, 'a');
    expect(await endOf(run({ kind: 'throw' }, 'a'))).toBe('failed');
    expect(await run({ kind: 'which' }, 'a')).toBe(first);
    expect(await run({ kind: 'which' }, 'a')).not.toBe(first);
    expect(isThere(first as number)).toBe(false);
  });

  it('closed, it ends what runs and what waits, leaves no process, and takes nothing more', async () => {
    const { run, close } = open({ atOnce: 2 });
    const pid = (await run({ kind: 'which' }, 'a')) as number;
    const running = [held('never'), held('never too')];
    const all = [...running.map(({ work }) => run(work, 'a')), run({ kind: 'which' }, 'b')].map(endOf);
    await eventually(() => running.every(({ began }) => began()));
    await close();
    expect(await Promise.all(all)).toEqual(['N-01', 'N-01', 'N-01']);
    expect(isThere(pid)).toBe(false);
    expect(await endOf(run({ kind: 'which' }, 'a'))).toBe('N-01');
  });
});

describe('a fair queue', () => {
  it('gives the first of each account in turn, and forgets an account with nothing left', () => {
    const queue = new FairQueue<string>({ all: 4, each: 2 });
    for (const item of ['a1', 'a2', 'b1']) queue.add(item[0]!, item);
    expect(['a', 'b', 'c'].map((account) => queue.isFullFor(account))).toEqual([true, false, false]);
    queue.add('c', 'c1');
    expect(queue.isFullFor('b')).toBe(true);
    const given = Array.from({ length: 5 }, () => queue.next());
    expect(given).toEqual(['a1', 'b1', 'c1', 'a2', undefined]);
    expect(queue.isFullFor('a')).toBe(false);
  });
});
