import type { DataClass } from '../vocabulary/dataClasses.ts';
import type { Reaction } from './change.ts';
import type { Withheld } from './disclosure.ts';
import type { EntryAuthor } from './entry.ts';
import type { Vitals } from './vitals.ts';
import type { Words } from './words.ts';

/** Who did it and when, and at which place of the log. */
export interface Deed {
  readonly seq: number;
  readonly at: string;
  readonly author: EntryAuthor;
}

/** One wording of a post: what was written first, or a correction. */
export interface Version extends Deed {
  readonly body: Words | Withheld;
  readonly vitals: Vitals | Withheld | null;
}

/** What became of a post, as one reader may know it. */
export interface Standing {
  /** The last entry that is folded in: the same again, or an older one, changes nothing. */
  readonly foldedTo: number;
  /** [WR1] Every wording, the first one first and the present one last; none where nothing was corrected. */
  readonly versions: Version[];
  /** [WR2] Its place and trace stay; its content is shown to nobody by this. */
  readonly withdrawn: (Deed & { readonly classes: DataClass[] }) | null;
  readonly reactions: (Deed & { readonly reaction: Reaction })[];
  readonly pinned: Deed | null;
}

export const untouched: Standing = {
  foldedTo: 0,
  versions: [],
  withdrawn: null,
  reactions: [],
  pinned: null,
};
