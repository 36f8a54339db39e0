import * as z from 'zod/mini';
import { bodySites } from '#domain/vocabulary/bodySites.ts';
import { ids } from '../ids.ts';
import { line } from '../texts.ts';
import { entryAuthor, entryFile, withheld } from './entryView.ts';

/** What a picture shows, as its author says: a place of the body, words, or both. */
export const pictureLabel = z.strictObject({
  attachment: ids.attachment,
  site: z.optional(z.enum(bodySites)),
  title: z.optional(line(60)),
});

/** Entries with pictures; of one with none that is shown, its place alone. */
export const albumPage = z.object({
  entries: z.array(
    z.union([
      z.object({
        seq: z.number(),
        post: ids.post,
        thread: z.nullable(ids.post),
        at: z.string(),
        author: entryAuthor,
        files: z.array(z.union([entryFile, withheld])),
      }),
      z.extend(withheld, { seq: z.number() }),
    ]),
  ),
  /** Ask with `before` of this for older ones; null: there are none. */
  before: z.nullable(z.number()),
});
