import { describe, expect, it } from '@jest/globals';
import { copyRecord, type RecordWords } from '#client/features/channel/copyRecord.ts';
import { correctionOf } from '#client/features/channel/correctionOf.ts';
import { callIn, mentionQuery, mentionsIn } from '#client/features/channel/mentionsIn.ts';
import { mergeEntries } from '#client/features/channel/mergeEntries.ts';
import { shownItems } from '#client/features/channel/shownItems.ts';
import type { EntryAnswer } from '#contracts/http/entryView.ts';
import type { ShownEntry } from '#domain/channels/presentEntry.ts';
import { sampleAuthor } from '#tests/support/channelDrafts.ts';

const view = (seq: number, more: Partial<ShownEntry> = {}): EntryAnswer & ShownEntry =>
  ({
    ...{ id: `p${seq}`, seq, kind: 'post', at: `2026-11-30T05:0${seq}:00.000Z`, author: sampleAuthor('1') },
    ...{ clientId: `c${seq}`, thread: null, opensTopic: false },
    ...{ body: { title: null, text: `text ${seq}`, state: null }, vitals: null, attachments: [] },
    ...more,
  }) as EntryAnswer & ShownEntry;
const about = (of: number, kind: 'correction' | 'withdrawal', seq: number): EntryAnswer & ShownEntry =>
  view(seq, { kind, change: { post: `p${of}` as never, of, kind: 'post', classes: ['post'] } });
const textOf = (entry: EntryAnswer | undefined) =>
  entry !== undefined && 'id' in entry && !('withheld' in entry.body) ? entry.body.text : null;

describe('[WR1] an open room', () => {
  it('folds in what is pushed, and shows it at its post and not as a line of its own', () => {
    const first = mergeEntries([], [view(1), view(2)]);
    const corrected = mergeEntries(first, [about(1, 'correction', 3)]);
    expect(corrected.map(({ seq }) => seq)).toEqual([1, 2, 3]);
    expect(textOf(corrected[0])).toBe('text 3');
    expect(shownItems(corrected).map(({ seq }) => seq)).toEqual([1, 2]);
    const withdrawn = mergeEntries(corrected, [about(1, 'withdrawal', 4)]);
    // Of what is withdrawn nothing stays in the page, in the correction neither.
    expect(JSON.stringify(withdrawn)).not.toMatch(/text 1|text 3/);
  });

  it('keeps the later state of a post when an older answer comes after it', () => {
    const now = mergeEntries([], [view(1), about(1, 'correction', 2)]);
    expect(textOf(mergeEntries(now, [view(1)])[0])).toBe('text 2');
    // A page from before, with what was said since known already.
    const known = mergeEntries([], [about(1, 'correction', 2)]);
    expect(textOf(mergeEntries(known, [view(1)])[0])).toBe('text 2');
  });

  it('names in a correction what was changed alone', () => {
    const before = { title: '', text: '血圧を測りました', vitals: { pulse: '250' } };
    expect(correctionOf(before, { ...before, vitals: { pulse: '72' } }, { pulse: 72 })).toEqual({
      vitals: { pulse: 72 },
    });
    expect(correctionOf(before, { ...before, text: ' 測り直しました ' }, { pulse: 250 })).toEqual({
      text: '測り直しました',
    });
    expect(correctionOf(before, { ...before, text: `${before.text} ` }, { pulse: 250 })).toBeNull();
  });
});

describe('[WR13] a post copied for one’s own record', () => {
  const words: RecordWords = {
    time: (at) => at.slice(0, 10),
    municipality: () => '豊川市',
    sign: () => '脈拍',
    unit: () => '/分',
    corrected: () => '（訂正）',
    files: (names) => `添付: ${names.join('、')}`,
  };

  it('has the day, its author with facility and city, and the text as it is shown', () => {
    const post = view(1, {
      body: { title: '題名', text: '一行目\n二行目', state: null },
      vitals: { pulse: 72 },
    });
    expect(copyRecord(post, words)).toBe(
      '2026-11-30 見本 花子（訪問看護師・見本訪問看護ステーション・豊川市）\n題名\n一行目\n二行目\n脈拍 72/分',
    );
    const [corrected] = mergeEntries([], [view(1), about(1, 'correction', 2)]);
    expect(copyRecord(corrected as typeof post, words)).toMatch(/（訂正）\ntext 2$/);
  });

  it('has nothing of what is withheld or withdrawn', () => {
    const withheld = { withheld: 'post', rule: 'WA7' } as const;
    expect(
      copyRecord(view(1, { body: withheld, attachments: [{ withheld: 'photo', rule: 'WA7' }] }), words),
    ).toBe('2026-11-30 見本 花子（訪問看護師・見本訪問看護ステーション・豊川市）');
    const [withdrawn] = mergeEntries([], [view(1), about(1, 'withdrawal', 2)]);
    expect(copyRecord(withdrawn as ReturnType<typeof view>, words)).not.toContain('text');
  });
});

describe('[WR10] calling somebody while one types', () => {
  const hanako = { kind: 'person', id: 'p1', name: '髙橋 花子' } as const;
  const hana = { kind: 'person', id: 'p2', name: '髙橋 花' } as const;

  it('is what stands after the sign up to the caret, kana that is being converted too', () => {
    expect(mentionQuery('ご確認ください @たか', 11)).toEqual({ at: 8, typed: 'たか' });
    expect(mentionQuery('＠', 1)).toEqual({ at: 0, typed: '' });
    expect(mentionQuery('@たか です', 6)).toBeNull();
    expect(mentionQuery('mihon@example.jp へ', 18)).toBeNull();
    expect(callIn('おはよう @たか です', 5, 8, '髙橋 花子')).toBe('おはよう @髙橋 花子  です');
  });

  it('is found again in the text as it is sent, wherever it was moved, and is gone with its name', () => {
    const text = '@髙橋 花子 と @髙橋 花 と @髙橋 花子';
    const found = mentionsIn(text, [hana, hanako]);
    expect(found.map(({ id, at, length }) => [id, text.slice(at, at + length)])).toEqual([
      ['p1', '@髙橋 花子'],
      ['p2', '@髙橋 花'],
      ['p1', '@髙橋 花子'],
    ]);
    expect(mentionsIn('髙橋 花子さん', [hanako])).toEqual([]);
  });
});
