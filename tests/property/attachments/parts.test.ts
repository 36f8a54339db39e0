import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { placeOfPart } from '#domain/attachments/placeOfPart.ts';
import { holds } from '#tests/support/holds.ts';

/** What a line does with one part: an offset of its own, a length, and whether its answer comes back. */
const tries = fc.array(
  fc.record({
    at: fc.option(fc.nat(70), { nil: null }),
    length: fc.integer({ min: 1, max: 20 }),
    heard: fc.boolean(),
  }),
  { maxLength: 60 },
);

it('[FI8] whatever is sent twice, too late, ahead or in vain, what is there is the beginning of the file', () =>
  holds(
    fc.property(fc.uint8Array({ minLength: 1, maxLength: 60 }), tries, (file, sent) => {
      let there: number[] = [];
      let believed = 0;
      const take = (at: number, length: number): number | 'gap' => {
        const part = [...file.subarray(at, at + length)];
        const place = placeOfPart({ bytes: file.length, at: there.length }, at);
        if (place === 'gap') return 'gap';
        if (place === 'next') there = [...there, ...part];
        return there.length;
      };
      for (const { at, length, heard } of sent) {
        const answer = take(at ?? believed, length);
        if (answer === 'gap') expect(at ?? believed).toBeGreaterThan(there.length);
        else if (heard) believed = answer;
        expect(there).toEqual([...file.subarray(0, there.length)]);
      }
      // And a sender who asks where to go on comes to the end.
      for (let rest = there.length; rest < file.length; rest = there.length) take(rest, 7);
      expect(there).toEqual([...file]);
      expect(placeOfPart({ bytes: file.length, at: there.length }, there.length)).toBe('known');
    }),
  ));
