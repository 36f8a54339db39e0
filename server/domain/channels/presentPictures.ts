import type { PostId } from '../ids.ts';
import type { BodySite } from '../vocabulary/bodySites.ts';
import type { DataClass } from '../vocabulary/dataClasses.ts';
import { type Discloses, disclosePart, isWithheld, type Withheld } from './disclosure.ts';
import type { Entry, EntryAttachment, EntryAuthor } from './entry.ts';

/** The classes of files that are looked at. */
export const pictureClasses = ['photo', 'video'] as const satisfies readonly DataClass[];

export const isPicture = ({ dataClass }: Pick<EntryAttachment, 'dataClass'>): boolean =>
  (pictureClasses as readonly DataClass[]).includes(dataClass);

export interface ShownPictures {
  readonly seq: number;
  readonly post: PostId;
  readonly thread: PostId | null;
  readonly at: string;
  readonly author: EntryAuthor;
  readonly files: (EntryAttachment | Withheld)[];
}

/** The pictures of one entry; where none of them is shown, one place, which does not say how many there are (AL2). */
export type PicturesView = ShownPictures | ({ readonly seq: number } & Withheld);

export const presentPictures = (entry: Entry, discloses: Discloses): PicturesView => {
  const { seq, id: post, thread, author } = entry;
  const files = entry.attachments
    .filter(isPicture)
    .map((file) => disclosePart(discloses, file.dataClass, seq, file));
  const [first] = files;
  if (first !== undefined && isWithheld(first) && files.every(isWithheld))
    return { seq, withheld: first.withheld, rule: first.rule };
  return { seq, post, thread, at: entry.at.toISOString(), author, files };
};

/** Whether somebody who looks for a place of the body finds it here. What is withheld is not found by what it shows. */
export const showsSite = (view: PicturesView, site: BodySite): boolean =>
  'files' in view && view.files.some((file) => 'id' in file && file.site === site);
