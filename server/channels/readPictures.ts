import type { Grant } from '#access/gate.ts';
import type { Entry } from '#domain/channels/entry.ts';
import { pictureClasses, presentPictures, showsSite } from '#domain/channels/presentPictures.ts';
import { showFolded } from '#domain/channels/showFolded.ts';
import { shownRuns } from '#domain/channels/shownRuns.ts';
import type { BodySite } from '#domain/vocabulary/bodySites.ts';
import { channelOf } from './channelOf.ts';
import type { ChannelParts } from './channelParts.ts';
import { STRIDE } from './entryStore.ts';
import { readHead } from './readHead.ts';

/** Entries with pictures in one answer. */
const ENTRIES = 40;
/** A log with few pictures is gone through in longer steps, and at most so many of them for one answer. */
const LONGEST = 4 * STRIDE;
const STEPS = 12;

/**
 * The album of a channel, newest first (AL1). Only what is sent is provided: the pictures, in the runs they stand in
 * (AL3). What its author has withdrawn is not in it. A place of the body is looked for among what is disclosed, so that no answer tells what a withheld picture shows.
 */
export const readPictures = async (
  parts: Pick<ChannelParts, 'gate' | 'logs' | 'store'>,
  grant: Grant,
  { before, site }: { readonly before?: number | undefined; readonly site?: BodySite | undefined },
) => {
  const channel = channelOf(grant);
  const head = await readHead(parts.logs, grant);
  const isWanted = (entry: Entry) =>
    site === undefined || showsSite(presentPictures(entry, grant.discloses), site);
  const standing = async (entries: readonly Entry[]): Promise<Entry[]> => {
    const posts = entries.map(({ id }) => id);
    const changes = await parts.store.changesOf(channel, posts, head);
    const withdrawals = changes.filter(({ kind }) => kind === 'withdrawal');
    const { views } = showFolded(entries, withdrawals, grant.discloses);
    return entries.filter((_, at) => {
      const view = views[at];
      return view === undefined || !('id' in view) || !view.standing?.withdrawn;
    });
  };
  const found: Entry[] = [];
  let upTo = Math.min((before ?? head + 1) - 1, head);
  let length = STRIDE;
  for (let step = 0; upTo > 0 && found.length < ENTRIES && step < STEPS; step += 1) {
    const after = Math.max(0, upTo - length);
    const entries = await standing(await parts.store.withFiles(channel, pictureClasses, after, upTo));
    found.push(...entries.filter(isWanted).reverse());
    upTo = after;
    length = LONGEST;
  }
  const shown = found.slice(0, ENTRIES);
  const last = found.length > ENTRIES ? (shown.at(-1)?.seq ?? 1) : upTo + 1;
  await parts.gate.provideRuns(grant, shownRuns(shown, grant.discloses, pictureClasses));
  return {
    entries: shown.map((entry) => presentPictures(entry, grant.discloses)),
    before: last > 1 ? last : null,
  };
};
