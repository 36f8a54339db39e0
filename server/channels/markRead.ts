import { factOfWrite } from '#access/factOfWrite.ts';
import type { Grant } from '#access/gate.ts';
import { classOfEntry } from '#domain/channels/entry.ts';
import {
  commonRuns,
  countSeqs,
  joinRuns,
  runsOf,
  type SeqRun,
  type SeqRuns,
} from '#domain/channels/seqRuns.ts';
import type { ChannelId } from '#domain/ids.ts';
import { authorOf } from './authorOf.ts';
import { channelOf } from './channelOf.ts';
import type { ChannelParts } from './channelParts.ts';
import { positionOf } from './positionOf.ts';
import { readHead } from './readHead.ts';

/** What was in view; or, with すべて既読にする, everything up to a seq. */
export interface MarkWanted {
  readonly seen?: readonly SeqRun[] | undefined;
  readonly upTo?: number | undefined;
}

export interface MarkAnswer {
  /** The part of `seen` that counts as read now: what was never sent to this session does not. */
  readonly read: SeqRun[];
  readonly unread: number;
}

/**
 * [PO5] Marks what was in view as read; [PO6] only what was sent to this session. [PO7] すべて既読にする reads what was sent,
 * and sets the rest aside for the person who pressed it: the writers are not told that it was read. A frozen member
 * leaves no marks.
 */
export const markRead = async (
  parts: ChannelParts,
  grant: Grant,
  { seen = [], upTo = 0 }: MarkWanted,
): Promise<MarkAnswer> => {
  const channel = channelOf(grant);
  const position = positionOf(grant);
  const head = await readHead(parts.logs, grant);
  if (grant.readOnly) return { read: [], unread: 0 };
  const there: SeqRuns = [{ first: 1, last: head }];
  const aside = commonRuns([{ first: 1, last: upTo }], there);
  const asked = commonRuns(joinRuns(seen, aside), there);
  const sent = asked.length === 0 ? [] : await parts.sent.among(grant.actor.session, channel, asked);
  const set = joinRuns(sent, aside);
  // A place that is no post is never in view: if it stands between what was read, it is settled with it.
  const [first, last] = [set[0]?.first ?? 1, set.at(-1)?.last ?? 0];
  const added = {
    read: await wordsShown(parts, grant, channel, sent),
    settled: joinRuns(set, commonRuns(await parts.quiet.upTo(channel, first, last), [{ first, last }])),
  };
  const answer = async (settled: SeqRuns) => {
    const [missing = []] = await parts.quiet.unread(channel, head, [settled]);
    return { read: [...commonRuns(seen, settled)], unread: countSeqs(missing) };
  };
  if (set.length === 0) return answer((await parts.marks.of(channel, position)).settled);
  const at = parts.clock.now();
  const reader = await authorOf(parts, grant);
  const fact = factOfWrite(grant, at, 'mark-read', { shows: [] });
  const { settled, moved } = await parts.marks.add(channel, reader, added, at, fact);
  if (moved) parts.onMarked(channel, position, grant.account.id, added.read.length > 0);
  return answer(settled);
};

/** The place of an entry whose words are withheld was looked at, but nobody has read its words. */
const wordsShown = async (
  { store }: Pick<ChannelParts, 'store'>,
  { discloses }: Grant,
  channel: ChannelId,
  sent: SeqRuns,
): Promise<SeqRuns> => {
  const isOpen = (['post', 'visit-report'] as const).every((dataClass) => {
    const answer = discloses(dataClass, 1);
    return answer.disclosed && answer.upToSeq === null;
  });
  if (isOpen) return sent;
  const pages = await Promise.all(sent.map(({ first, last }) => store.range(channel, first - 1, last)));
  const shown = pages.flat().filter((entry) => discloses(classOfEntry(entry), entry.seq).disclosed);
  return runsOf(shown.map(({ seq }) => seq));
};
