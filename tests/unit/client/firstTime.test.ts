import { expect, it } from '@jest/globals';
import { firstTime } from '#client/api/firstTime.ts';

it('[RO6] takes a push once by its key, however often it comes, and forgets the oldest of very many', () => {
  expect([firstTime('a'), firstTime('a'), firstTime('a:1'), firstTime('a')]).toEqual([
    true,
    false,
    true,
    false,
  ]);
  for (let at = 0; at < 600; at += 1) expect(firstTime(`k${at}`)).toBe(true);
  expect(firstTime('k599')).toBe(false);
  expect(firstTime('a')).toBe(true);
});
