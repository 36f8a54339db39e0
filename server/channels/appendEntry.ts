import { factOfWrite } from '#access/factOfWrite.ts';
import type { Grant } from '#access/gate.ts';
import type { DeedObject } from '#domain/access/about.ts';
import { isQuiet } from '#domain/channels/change.ts';
import type { Entry, EntryDraft } from '#domain/channels/entry.ts';
import { type EntryView, presentEntry } from '#domain/channels/presentEntry.ts';
import { runsOf } from '#domain/channels/seqRuns.ts';
import { channelOf } from './channelOf.ts';
import type { ChannelParts } from './channelParts.ts';

/** A deed that is done by an entry of the log. */
export type AppendAct = 'write' | 'set-topic-state' | 'correct' | 'withdraw-post' | 'react' | 'pin-post';

/**
 * Appends what was judged, and returns it as its author may see it. [PO4] What one wrote oneself is never unread, in
 * any of one's positions. What others wrote meanwhile stays unread: messages written at the same moment must not
 * vanish.
 */
export const appendEntry = async (
  parts: ChannelParts,
  grant: Grant,
  act: AppendAct,
  draft: EntryDraft,
  /** The topic or post that it is about. */
  object: DeedObject | null = null,
): Promise<EntryView> => {
  const channel = channelOf(grant);
  // It shows its author nothing but what they have written themselves.
  const fact = factOfWrite(grant, draft.at, act, { object, shows: [] });
  const entry = await parts.logs.of(channel).append({ draft, fact });
  parts.topics.learn(entry);
  parts.sent.note(grant.actor.session, channel, runsOf([entry.seq]));
  // A correction, a reaction or a pin is in nobody's count (WR3).
  if (!isQuiet(entry.kind)) {
    parts.settleOwn.add(channel, entry.author, entry.seq);
    parts.later(settleElsewhere(parts, grant, entry));
  }
  return presentEntry(entry, grant.discloses);
};

/** In their other positions of this team. It is durable by now: what fails here takes nothing from its acknowledgement. */
const settleElsewhere = async (parts: ChannelParts, grant: Grant, entry: Entry): Promise<void> => {
  const { channel, seq, author } = entry;
  const others = grant.account.positions.filter(({ id }) => id !== author.position);
  if (others.length === 0) return;
  const patient = await parts.patientOfChannel(channel);
  for (const { id } of others) {
    if (patient?.memberships.some(({ position }) => position === id) !== true) continue;
    const reader = await parts.describePosition(id, grant.account.id);
    if (reader === null) continue;
    parts.onOwn(channel, id, seq);
    parts.settleOwn.add(channel, reader, seq);
  }
};
