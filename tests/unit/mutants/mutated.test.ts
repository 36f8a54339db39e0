import { expect, it } from '@jest/globals';
import { mutated } from '#tests/support/mutated.ts';

it('says how many there are', () => {
  expect([0, 1, 9].map(mutated)).toEqual(['無', '少', '多']);
});
