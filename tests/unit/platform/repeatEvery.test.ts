import { expect, it } from '@jest/globals';
import { repeatEvery } from '#platform/repeatEvery.ts';
import { eventually } from '#tests/support/eventually.ts';

it('what is done every so often is never done twice at a time, goes on after a fault, and is over once it is stopped', async () => {
  const faults: unknown[] = [];
  const under: (() => void)[] = [];
  let begun = 0;
  let atOnce = 0;
  let most = 0;
  const { stop } = repeatEvery(
    1,
    async () => {
      begun += 1;
      most = Math.max(most, ++atOnce);
      try {
        if (begun === 2) throw new Error('away');
        await new Promise<void>((resolve) => under.push(resolve));
      } finally {
        atOnce -= 1;
      }
    },
    (error) => faults.push((error as Error).message),
  );
  await eventually(() => begun === 1);
  under.shift()!();
  // The second fails, and the third begins all the same.
  await eventually(() => begun === 3);
  expect(faults).toEqual(['away']);
  let isOver = false;
  const stopped = stop().then(() => {
    isOver = true;
  });
  await new Promise(setImmediate);
  expect(isOver).toBe(false);
  under.shift()!();
  await stopped;
  expect([begun, most]).toEqual([3, 1]);
});
