import { expect, it } from '@jest/globals';
import { countOn } from '#client/features/channel/countOn.ts';
import type { EntryAnswer } from '#contracts/http/entryView.ts';
import type { AccountId } from '#domain/ids.ts';

const self = 'self' as AccountId;
const by = (seq: number, account: string) => ({ id: `e${seq}`, seq, author: { account } }) as EntryAnswer;
const withheld = (seq: number) => ({ seq, withheld: 'post', rule: 'WA7' }) as EntryAnswer;

it('[PO16] counts on from what was told last: what came behind it, places without words too, and nothing of one’s own', () => {
  const entries = [by(3, 'other'), by(4, 'other'), by(5, 'self'), withheld(6), by(7, 'other')];
  expect(countOn({ head: 4, unread: 2 }, entries, self)).toBe(4);
  // A reaction is nothing to be read by itself (WR3).
  const reaction = { ...by(8, 'other'), kind: 'reaction' } as EntryAnswer;
  expect(countOn({ head: 4, unread: 2 }, [...entries, reaction], self)).toBe(4);
  // What was told is of a head that has not come here yet: nothing of it is counted twice.
  expect(countOn({ head: 9, unread: 5 }, entries, self)).toBe(5);
  expect(countOn({ head: 0, unread: 0 }, [], self)).toBe(0);
});
