import { tokyoDay } from '#domain/vocabulary/days.ts';
import { picturesOf } from '../viewer/picturesOf.ts';
import type { ViewedPicture } from '../viewer/ViewedPicture.ts';
import type { AlbumEntry } from './AlbumEntry.ts';

/** A place of the album: a picture, or where one stands that may not be seen. */
export type AlbumPlace =
  | { readonly key: string; readonly picture: ViewedPicture }
  | { readonly key: string; readonly withheld: Extract<AlbumEntry, { withheld: unknown }> };

export interface AlbumGroup {
  readonly key: string;
  readonly places: readonly AlbumPlace[];
}

const placesOf = (entry: AlbumEntry): readonly AlbumPlace[] => {
  if ('withheld' in entry) return [{ key: `${entry.seq}`, withheld: entry }];
  const pictures = picturesOf(entry);
  return entry.files.flatMap((file, at): AlbumPlace[] => {
    if ('withheld' in file) return [{ key: `${entry.seq} ${at}`, withheld: { ...file, seq: entry.seq } }];
    const picture = pictures.find(({ id }) => id === file.id);
    return picture === undefined ? [] : [{ key: file.id, picture }];
  });
};

/**
 * The album in its order, under the days, or under what the pictures show. What may not be seen says no day of its own: it
 * stands with what is next to it, or, under what pictures show, in a group without a name.
 */
export const groupPictures = (
  entries: readonly AlbumEntry[],
  by: 'day' | 'label',
  labelOf: (picture: ViewedPicture) => string,
): readonly AlbumGroup[] => {
  const groups = new Map<string, AlbumPlace[]>();
  let last = '';
  for (const place of entries.flatMap(placesOf)) {
    if ('picture' in place)
      last = by === 'day' ? tokyoDay(new Date(place.picture.at)) : labelOf(place.picture);
    const key = by === 'label' && 'withheld' in place ? '' : last;
    groups.set(key, [...(groups.get(key) ?? []), place]);
  }
  return [...groups].map(([key, places]) => ({ key, places }));
};
