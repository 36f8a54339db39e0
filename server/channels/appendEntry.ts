import { factOfWrite } from '#access/factOfWrite.ts';
import type { Grant } from '#access/gate.ts';
import type { DeedObject } from '#domain/access/about.ts';
import { isQuiet } from '#domain/channels/change.ts';
import type { Entry, EntryDraft } from '#domain/channels/entry.ts';
import { type EntryView, presentEntry } from '#domain/channels/presentEntry.ts';
import { runsOf } from '#domain/channels/seqRuns.ts';
import { channelOf } from './channelOf.ts';
import type { ChannelParts } from './channelParts.ts';

/** What is done by an entry of the log. */
export type AppendAct = 'write' | 'set-topic-state' | 'correct' | 'withdraw-post' | 'react' | 'pin-post';

/**
 * Appends what was judged, and answers with it as its author may see it. [PO4] One's own is never unread, in none of
 * one's positions; what others wrote meanwhile stays so: messages written at the same moment must not vanish.
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
  // It shows its author nothing that they have not written.
  const fact = factOfWrite(grant, draft.at, act, { object, shows: [] });
  const entry = await parts.logs.of(channel).append({ draft, fact });
  parts.sent.note(grant.actor.session, channel, runsOf([entry.seq]));
  // It is durable by now: its author's own mark follows, and one that fails takes nothing from its acknowledgement.
  if (!isQuiet(entry.kind)) parts.later(settle(parts, grant, entry));
  return presentEntry(entry, grant.discloses);
};

const settle = async (parts: ChannelParts, grant: Grant, { channel, seq, author }: Entry): Promise<void> => {
  const account = grant.account.id;
  const mark = async (reader: Entry['author']) => {
    if (await parts.settleOwn(channel, reader, seq)) parts.onMarked(channel, reader.position, account, false);
  };
  await mark(author);
  const others = grant.account.positions.filter(({ id }) => id !== author.position);
  if (others.length === 0) return;
  const patient = await parts.patientOfChannel(channel);
  for (const { id } of others) {
    if (patient?.memberships.some(({ position }) => position === id) !== true) continue;
    const reader = await parts.describePosition(id, account);
    if (reader !== null) await mark(reader);
  }
};
