import * as z from 'zod/mini';
import { reactions } from '#domain/channels/change.ts';
import { entryKinds } from '#domain/channels/entry.ts';
import { mentionKinds } from '#domain/channels/mention.ts';
import { topicStates } from '#domain/channels/topicState.ts';
import { vitalBounds } from '#domain/channels/vitals.ts';
import { fitsStep } from '#domain/texts/fitsStep.ts';
import { bodySites } from '#domain/vocabulary/bodySites.ts';
import { dataClasses } from '#domain/vocabulary/dataClasses.ts';
import { ids } from '../ids.ts';

/** A part that is withheld and keeps its place: its class and the rule, without content. */
export const withheld = z.object({ withheld: z.enum(dataClasses), rule: z.string() });

const sign = ({ least, most }: { least: number; most: number }) =>
  z.optional(z.number().check(z.minimum(least), z.maximum(most)));

/** What was measured, as it is shown; the bounds are in server/domain/channels/vitals.ts. */
export const vitals = z.strictObject({
  systolic: sign(vitalBounds.systolic),
  diastolic: sign(vitalBounds.diastolic),
  pulse: sign(vitalBounds.pulse),
  spo2: sign(vitalBounds.spo2),
  temperature: sign(vitalBounds.temperature),
  respiration: sign(vitalBounds.respiration),
  weight: sign(vitalBounds.weight),
});

const newSign = ({ least, most, step }: { least: number; most: number; step: number }) =>
  z.optional(
    z.number().check(
      z.minimum(least),
      z.maximum(most),
      z.refine((value) => fitsStep(value, step), { params: { code: 'not-a-step', limit: step } }),
    ),
  );

/** [VA5] What was measured, as it is entered: in the steps in which such devices show it. */
export const measured = z.strictObject({
  systolic: newSign(vitalBounds.systolic),
  diastolic: newSign(vitalBounds.diastolic),
  pulse: newSign(vitalBounds.pulse),
  spo2: newSign(vitalBounds.spo2),
  temperature: newSign(vitalBounds.temperature),
  respiration: newSign(vitalBounds.respiration),
  weight: newSign(vitalBounds.weight),
});

export const entryAuthor = z.object({
  account: ids.account,
  position: ids.position,
  name: z.string(),
  profession: z.string(),
  facility: ids.facility,
  facilityName: z.string(),
  municipality: z.string(),
});

/** A file of an entry; `site` and `title`: what its author says that it shows. */
export const entryFile = z.object({
  id: ids.attachment,
  dataClass: z.enum(dataClasses),
  name: z.string(),
  type: z.string(),
  bytes: z.number(),
  site: z.optional(z.enum(bodySites)),
  title: z.optional(z.string()),
  /** A film that has a still picture, given by `size=preview`. */
  poster: z.optional(z.literal(true)),
});

const words = z.object({
  title: z.nullable(z.string()),
  text: z.string(),
  state: z.nullable(z.enum(topicStates)),
  /** The post that this one answers word for word: ask for it by its id. */
  quote: z.optional(ids.post),
  /** Whom the text calls, and where in it their name stands. */
  mentions: z.optional(
    z.array(z.object({ kind: z.enum(mentionKinds), id: z.string(), at: z.number(), length: z.number() })),
  ),
});
const body = z.union([words, withheld]);
const shownVitals = z.nullable(z.union([vitals, withheld]));

/** Of an entry about another: which post, and its place; of a withdrawal what it takes back. */
const change = z.object({
  post: ids.post,
  of: z.number(),
  kind: z.enum(['post', 'visit-report']),
  classes: z.array(z.enum(dataClasses)),
  reaction: z.optional(z.enum(reactions)),
  on: z.optional(z.boolean()),
});

const deed = z.object({ seq: z.number(), at: z.string(), author: entryAuthor });

/** What became of a post, as far as this reader may know it; absent where nothing did. */
const standing = z.object({
  /** The seq of the last entry that is folded in: whoever follows the log folds in what comes after it. */
  foldedTo: z.number(),
  /** Every wording, the first one first and the present one last; empty where nothing was corrected. */
  versions: z.array(z.extend(deed, { body, vitals: shownVitals })),
  withdrawn: z.nullable(z.extend(deed, { classes: z.array(z.enum(dataClasses)) })),
  reactions: z.array(z.extend(deed, { reaction: z.enum(reactions) })),
  pinned: z.nullable(deed),
});

export const shownEntry = z.object({
  id: ids.post,
  seq: z.number(),
  kind: z.enum(entryKinds),
  at: z.string(),
  author: entryAuthor,
  clientId: z.string(),
  thread: z.nullable(ids.post),
  opensTopic: z.boolean(),
  body,
  vitals: shownVitals,
  attachments: z.array(z.union([entryFile, withheld])),
  change: z.optional(change),
  standing: z.optional(standing),
});

/** One place of a channel's log. Of an entry that no clause discloses, only the place. */
export const entryView = z.union([shownEntry, z.extend(withheld, { seq: z.number() })]);
export type EntryAnswer = z.infer<typeof entryView>;
