import { describe, expect, it } from '@jest/globals';
import { boundWork } from '#platform/boundWork.ts';
import { Failure } from '#platform/failure.ts';

describe('a lane for dear work', () => {
  /** Thirty at once in a lane of two with twenty waiting; each piece of work ends when it is told to. */
  const flood = () => {
    const lane = boundWork({ atOnce: 2, waiting: 20, busy: () => new Failure('V-04') });
    const running: { at: number; end: () => void; fail: () => void }[] = [];
    const begun: number[] = [];
    const all = Array.from({ length: 30 }, (_, at) =>
      lane(
        () =>
          new Promise<number>((resolve, reject) => {
            begun.push(at);
            running.push({ at, end: () => resolve(at), fail: () => reject(new Error('broken')) });
          }),
      ),
    );
    return { running, begun, settled: Promise.allSettled(all), lane };
  };

  it('runs two at a time in their order, and refuses who comes when twenty wait', async () => {
    const { running, begun, settled } = flood();
    let most = 0;
    for (let at = 0; at < 22; at += 1) {
      most = Math.max(most, running.length);
      const done = running.shift();
      if (at % 3 === 0) done?.fail();
      else done?.end();
      await new Promise(setImmediate);
    }
    const answers = await settled;
    expect(most).toBe(2);
    expect(begun).toEqual(Array.from({ length: 22 }, (_, at) => at));
    const busy = answers.map((each) => each.status === 'rejected' && each.reason instanceof Failure);
    expect(busy).toEqual(Array.from({ length: 30 }, (_, at) => at >= 22));
  });

  it('takes work again once it is empty, broken work or not', async () => {
    const { running, settled, lane } = flood();
    while (running.length > 0) {
      running.shift()?.fail();
      await new Promise(setImmediate);
    }
    await settled;
    expect(await lane(async () => 'taken')).toBe('taken');
  });
});
