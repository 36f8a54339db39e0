import { describe, expect, it } from '@jest/globals';
import type { Entry } from '#domain/channels/entry.ts';
import type { ChannelId, PostId } from '#domain/ids.ts';
import { changesBeside } from '#server/channels/showEntries.ts';

const channel = 'room' as ChannelId;
const post = (seq: number) => ({ id: `e${seq}`, seq, kind: 'post' }) as unknown as Entry;
const change = (seq: number, of: number, kind = 'reaction') =>
  ({ id: `e${seq}`, seq, kind, change: { post: `e${of}`, of } }) as unknown as Entry;

const beside = async (entries: readonly Entry[], head: number, later: readonly Entry[] | null = null) => {
  const asked: (readonly PostId[])[] = [];
  const stored = [change(2, 1), change(20, 1)];
  const found = await changesBeside(
    {
      changesOf: async (_channel, posts) => {
        asked.push(posts);
        return stored.filter((each) => posts.includes(each.change!.post));
      },
    },
    channel,
    entries,
    head,
    later,
  );
  return { asked, seqs: found.map(({ seq }) => seq) };
};

describe('what was said of entries beside them', () => {
  it('[PO12] is found in memory where all that follows is known there', async () => {
    const later = [post(3), change(4, 2), change(5, 9), change(6, 1)];
    expect(await beside([post(1), post(2)], 6, later)).toEqual({ asked: [], seqs: [4, 6] });
  });

  it('is asked for where it is not, or where the entries have gaps', async () => {
    expect(await beside([post(1), post(2)], 20)).toEqual({ asked: [['e1', 'e2']], seqs: [2, 20] });
    expect((await beside([post(1), post(3)], 20, [])).asked).toEqual([['e1', 'e3']]);
  });

  it('is nothing where they reach the head, but of corrections of what stands before them', async () => {
    expect(await beside([post(19), change(20, 19)], 20)).toEqual({ asked: [], seqs: [] });
    const corrected = [post(19), change(20, 1, 'correction')];
    expect(await beside(corrected, 20)).toEqual({ asked: [['e1']], seqs: [2, 20] });
    // The same where more follows that is known.
    const later = [change(21, 19)];
    expect(await beside(corrected, 21, later)).toEqual({ asked: [['e1']], seqs: [2, 20, 21] });
  });
});
