import { describe, expect, it } from '@jest/globals';
import type { Discloses } from '#domain/channels/disclosure.ts';
import type { Entry } from '#domain/channels/entry.ts';
import { presentPictures, showsSite } from '#domain/channels/presentPictures.ts';
import type { DataClass } from '#domain/vocabulary/dataClasses.ts';

const file = (id: string, dataClass: DataClass, more: object = {}) => ({
  ...{ id: id as never, dataClass, name: `${id}.jpg`, type: 'x', bytes: 1 },
  ...more,
});
const entry = {
  ...{ id: 'e', channel: 'c', seq: 7, kind: 'post', clientId: 'k', author: { name: '見本 看護師' } },
  ...{ thread: null, title: null, text: '秘密の本文', state: null, vitals: null, at: new Date('2026-11-01') },
  attachments: [
    file('a', 'photo', { site: 'sacrum' }),
    file('b', 'document'),
    file('c', 'video', { site: 'heel-left', title: '歩行' }),
  ],
} as unknown as Entry;
const only =
  (...open: DataClass[]): Discloses =>
  (dataClass) =>
    open.includes(dataClass) ? { disclosed: true, upToSeq: null } : { disclosed: false, rule: 'WA7' };

describe('[AL2] an entry in the album', () => {
  it('shows its pictures by their class, with author and time, and nothing of its words or papers', () => {
    const view = presentPictures(entry, only('photo', 'video', 'post', 'document'));
    expect(view).toMatchObject({ seq: 7, at: '2026-11-01T00:00:00.000Z', author: { name: '見本 看護師' } });
    expect('files' in view && view.files.map((one) => 'id' in one && one.id)).toEqual(['a', 'c']);
    expect(JSON.stringify(view)).not.toMatch(/秘密|b\.jpg/);
  });

  it('keeps the place of the one that is withheld among those that are shown', () => {
    const view = presentPictures(entry, only('photo'));
    expect('files' in view && view.files[1]).toEqual({ withheld: 'video', rule: 'WA7' });
  });

  it('is one place where no picture is shown: not how many, not whose, not when, not what', () => {
    expect(presentPictures(entry, only('post'))).toEqual({ seq: 7, withheld: 'photo', rule: 'WA7' });
  });
});

describe('[AL5] a place of the body', () => {
  it('is found by the pictures that are shown, and never by one that is withheld', () => {
    const all = presentPictures(entry, only('photo', 'video'));
    expect([showsSite(all, 'sacrum'), showsSite(all, 'heel-left'), showsSite(all, 'coccyx')]).toEqual([
      true,
      true,
      false,
    ]);
    expect(showsSite(presentPictures(entry, only('photo')), 'heel-left')).toBe(false);
    expect(showsSite(presentPictures(entry, only()), 'sacrum')).toBe(false);
  });
});
