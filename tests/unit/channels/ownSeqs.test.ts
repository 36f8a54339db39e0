import { describe, expect, it } from '@jest/globals';
import type { ChannelId, PositionId } from '#domain/ids.ts';
import { OwnSeqs } from '#server/channels/ownSeqs.ts';

const channel = 'c' as ChannelId;
const [self, other] = ['self', 'other'] as [PositionId, PositionId];
const run = (first: number, last = first) => ({ first, last });

describe('[PO16] what one wrote and whose mark is not stored yet', () => {
  it('is in one’s own marks of that channel, and in nobody else’s', () => {
    const own = new OwnSeqs();
    for (const seq of [9, 4, 5]) own.learn(channel, self, seq);
    expect(own.join(channel, self, [run(1, 3)])).toEqual([run(1, 5), run(9)]);
    expect(own.join(channel, other, [run(1, 3)])).toEqual([run(1, 3)]);
    expect(own.join('d' as ChannelId, self, [])).toEqual([]);
    expect(own.join(channel, self, [])).toEqual([run(4, 5), run(9)]);
  });

  it('is forgotten once the stored marks have it, and not before they have all of it', () => {
    const own = new OwnSeqs();
    own.learn(channel, self, 2);
    own.learn(channel, self, 4);
    expect(own.join(channel, self, [run(1, 3)])).toEqual([run(1, 4)]);
    const stored = [run(1, 7)];
    expect(own.join(channel, self, stored)).toBe(stored);
    expect(own.join(channel, self, [])).toEqual([]);
  });

  it('is bounded for who writes in turn with others without an end: the newest stay', () => {
    const own = new OwnSeqs();
    for (let seq = 1; seq <= 999; seq += 2) own.learn(channel, self, seq);
    const known = own.join(channel, self, []);
    expect([known.length, known.at(-1)]).toEqual([100, run(999)]);
  });
});
