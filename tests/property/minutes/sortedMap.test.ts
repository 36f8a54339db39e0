import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { SortedMap } from '#domain/minutes/sortedMap.ts';
import { holds } from '#tests/support/holds.ts';

describe('[MI10] a map made of what was packed in order', () => {
  it('is the one that is made key by key, takes one step for each, and goes on like it', () => {
    const keys = fc.uniqueArray(fc.nat(10_000), { maxLength: 300 });
    holds(
      fc.property(keys, fc.nat(10_000), (some, more) => {
        const meter = { steps: 0 };
        const empty = SortedMap.empty<never>(meter);
        const entries = some.toSorted((a, b) => a - b).map((key) => [key, String(key)] as const);
        const made = empty.ofSorted(entries);
        expect(meter.steps).toBe(entries.length);
        let grown = empty.alike<string>();
        for (const [key, value] of entries) grown = grown.set(key, value);
        expect([...made]).toEqual([...grown]);
        expect(made.size).toBe(entries.length);
        const at = (map: SortedMap<string>) => [map.floor(more)?.key, map.floor(more)?.value];
        expect(at(made)).toEqual(at(grown));
        expect([...made.set(more, 'more')]).toEqual([...grown.set(more, 'more')]);
        expect([...made.replace(more, more + 500, more, 'one')]).toEqual([
          ...grown.replace(more, more + 500, more, 'one'),
        ]);
        // Balanced: no more steps to find a key than there are doublings.
        meter.steps = 0;
        made.get(more);
        expect(meter.steps).toBeLessThanOrEqual(Math.ceil(Math.log2(entries.length + 1)) + 1);
      }),
      200,
    );
  });
});
