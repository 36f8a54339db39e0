import { describe, expect, it } from '@jest/globals';
import type { AlbumEntry } from '#client/features/attachments/album/AlbumEntry.ts';
import { groupPictures } from '#client/features/attachments/album/groupPictures.ts';

const entry = (seq: number, at: string, ...files: object[]) =>
  ({
    ...{ seq, post: `p${seq}`, thread: null, at, author: { name: '見本' } },
    files: files.map((file, index) => ({
      ...{ id: `${seq}-${index}`, dataClass: 'photo', name: 'a.jpg', type: 'image/jpeg', bytes: 1 },
      ...file,
    })),
  }) as unknown as AlbumEntry;
const entries: AlbumEntry[] = [
  entry(9, '2026-11-02T15:30:00Z', { site: 'sacrum' }, { title: '薬' }),
  { seq: 8, withheld: 'video', rule: 'WA7' },
  entry(7, '2026-11-02T14:30:00Z', { site: 'sacrum' }),
  entry(3, '2026-10-01T00:00:00Z', {}),
];
const shown = (by: 'day' | 'label') =>
  groupPictures(entries, by, ({ site, title }) => [site, title].filter(Boolean).join(' ')).map(
    ({ key, places }) => [key, places.map((place) => ('picture' in place ? place.picture.id : 'withheld'))],
  );

describe('[AL1] the album', () => {
  it('by day, of Tokyo; what may not be seen says no day of its own and stands with what is before it', () => {
    expect(shown('day')).toEqual([
      ['2026-11-03', ['9-0', '9-1', 'withheld']],
      ['2026-11-02', ['7-0']],
      ['2026-10-01', ['3-0']],
    ]);
  });

  it('by what the pictures show; what says nothing, and what may not be seen, has a group without a name', () => {
    expect(shown('label')).toEqual([
      ['sacrum', ['9-0', '7-0']],
      ['薬', ['9-1']],
      ['', ['withheld', '3-0']],
    ]);
  });
});
