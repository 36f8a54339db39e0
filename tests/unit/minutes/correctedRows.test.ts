import { describe, expect, it } from '@jest/globals';
import { advance, emptyDocument } from '#domain/minutes/documentState.ts';
import { foldMinutes } from '#domain/minutes/foldMinutes.ts';
import { mayFollow } from '#domain/minutes/mayFollow.ts';
import type { MinutesEntry, MinutesEvent } from '#domain/minutes/minutesEntry.ts';

const author = { account: 'a'.repeat(24) as never, position: 'a'.repeat(24) as never };
const logOf = (events: readonly MinutesEvent[]): MinutesEntry[] =>
  events.map((event, at) => ({ n: at + 1, at: new Date(at), author, event, fact: null }));
const stateOf = (events: readonly MinutesEvent[]) => advance(emptyDocument, logOf(events));

const asked = (name: string, replaces: number | null, more: object = {}): MinutesEvent => ({
  kind: 'inquired',
  inquiry: { affiliation: '', name, reason: '', askedOn: '', content: '', answer: '' },
  replaces,
  ...more,
});
const came = (name: string, replaces: number | null, more: object = {}): MinutesEvent => ({
  kind: 'attendee-entered',
  attendee: { category: 'family', name, affiliation: '' },
  replaces,
  ...more,
});
const rows = {
  照会: { write: asked, strike: (entry: number): MinutesEvent => ({ kind: 'inquiry-struck', entry }) },
  出席者: { write: came, strike: (entry: number): MinutesEvent => ({ kind: 'attendee-struck', entry }) },
} as const;

describe.each(['照会', '出席者'] as const)('[MI13] %s of one person', (kind) => {
  const { write, strike } = rows[kind];
  const [a, b] = ['見本 一郎', '見本 二郎'];

  it('is corrected in its place, and never takes the place of another person', () => {
    const state = stateOf([write(a, null), write(b, null)]);
    expect(mayFollow(state, write(a, 1))).toBe('yes');
    expect(mayFollow(state, write(b, 1))).toBe('another-person');
    // A name that was misspelt is corrected by who says that it is the same row.
    expect(mayFollow(state, write('見本 壱郎', 1, { renames: true }))).toBe('yes');
  });

  it('replaces only what stands: not what was corrected or removed, nor an entry of another kind, nor none', () => {
    const note: MinutesEvent = { kind: 'commented', section: null, text: '見本' };
    const other = kind === '照会' ? came(a, null) : asked(a, null);
    const state = stateOf([write(a, null), write(a, 1), write(b, null), strike(3), note, other]);
    for (const n of [1, 3, 4, 5, 6, 7, 99]) {
      expect({ n, may: mayFollow(state, write(a, n, { renames: true })) }).toEqual({ n, may: 'replaced' });
      expect({ n, may: mayFollow(state, strike(n)) }).toEqual({ n, may: 'replaced' });
    }
    expect(mayFollow(state, write(a, 2))).toBe('yes');
    expect(mayFollow(state, strike(2))).toBe('yes');
  });

  it('keeps its place and its number however often it is corrected; one that is removed says by whom', () => {
    const state = foldMinutes(logOf([write(a, null), write(b, null), write(a, 1), write(a, 3), strike(2)]));
    const shown = kind === '照会' ? state.inquiries : state.entered;
    expect(shown).toMatchObject([{ name: a, n: 4, first: 1 }]);
    const row = kind === '照会' ? 'inquiry' : 'attendee';
    expect(state.struck).toEqual([{ n: 5, at: new Date(4), by: author, row, name: b, first: 2 }]);
  });

  it('of a log from before this rule nobody disappears: what names no row that stands is one more', () => {
    const state = foldMinutes(logOf([write(a, null), write(a, 1), write(b, 1)]));
    const shown = kind === '照会' ? state.inquiries : state.entered;
    expect(shown.map(({ name }) => name)).toEqual([a, b]);
  });
});

describe('[MI15] a field of the head', () => {
  const set = (value: string, seen?: number): MinutesEvent => ({
    kind: 'header-set',
    fields: { diagnosis: value },
    ...(seen === undefined ? {} : { replaces: { diagnosis: seen } }),
  });

  it('is taken over what its writer saw, and over nothing else', () => {
    const state = stateOf([set('心不全'), set('慢性心不全', 1)]);
    expect(mayFollow(state, set('急性心不全', 2))).toBe('yes');
    for (const seen of [undefined, 0, 1, 3])
      expect({ seen, may: mayFollow(state, set('急性心不全', seen)) }).toEqual({ seen, may: 'replaced' });
  });

  it('may be said again by who means the same, and stands beside the others', () => {
    const state = stateOf([set('心不全')]);
    expect(mayFollow(state, set('心不全'))).toBe('yes');
    expect(mayFollow(state, { kind: 'header-set', fields: { diet: '軟菜' } })).toBe('yes');
    const both = { diet: '軟菜', diagnosis: '肺炎' };
    expect(mayFollow(state, { kind: 'header-set', fields: both, replaces: { diet: 1 } })).toBe('replaced');
  });
});
