import type { Grant } from '#access/gate.ts';
import { PAGE } from '#contracts/http/channelRoutes.ts';
import type { Entry } from '#domain/channels/entry.ts';
import type { EntryView } from '#domain/channels/presentEntry.ts';
import { readCeiling } from '#domain/channels/readCeiling.ts';
import { commonRuns, countSeqs, runsOf, type SeqRun } from '#domain/channels/seqRuns.ts';
import type { ChannelId } from '#domain/ids.ts';
import { channelOf } from './channelOf.ts';
import type { ChannelParts } from './channelParts.ts';
import { positionOf } from './positionOf.ts';
import { showEntries } from './showEntries.ts';

export interface PageWanted {
  readonly after?: number | undefined;
  readonly before?: number | undefined;
  readonly limit?: number | undefined;
}

/** A page, with the places on it that do not count as unread, and with what is unread in all. */
export interface EntryPage {
  readonly posts: EntryView[];
  readonly head: number;
  readonly read: SeqRun[];
  readonly unread: number;
  readonly firstUnread: number | null;
}

/** So many of the newest are given if nothing else is asked for. */
const NEWEST = 50;

/** So many entries behind a page are most often in the room's memory. */
const NEAR = 200;

/** From where the entries of a page are read. */
export interface EntrySource {
  head(): Promise<number>;
  /** The entries with `after < seq <= upTo`, in order. */
  range(after: number, upTo: number): Promise<readonly Entry[]>;
}

const storeOf = ({ logs, store }: Pick<ChannelParts, 'logs' | 'store'>, channel: ChannelId): EntrySource => ({
  head: () => logs.of(channel).readHead(),
  range: (after, upTo) => store.range(channel, after, upTo),
});

/** A page of a channel: what follows `after`, what precedes `before`, or the newest. Always a bounded range. */
export const listEntries = async (
  parts: Pick<ChannelParts, 'gate' | 'logs' | 'store' | 'marks' | 'sent' | 'quiet'>,
  grant: Grant,
  wanted: PageWanted,
  source?: EntrySource,
): Promise<EntryPage> => {
  const channel = channelOf(grant);
  const from = source ?? storeOf(parts, channel);
  const [newest, { settled }] = await Promise.all([from.head(), parts.marks.of(channel, positionOf(grant))]);
  const head = readCeiling(grant, newest);
  const [after, upTo] = rangeOf(wanted, head);
  const entries = after < upTo ? await from.range(after, upTo) : [];
  // What a page holds is known by it, and what follows it in a room's memory too: no question to the store for either.
  parts.quiet.take(channel, entries);
  const isNear = source !== undefined && upTo < head && head - upTo <= NEAR;
  const following = isNear ? await from.range(upTo, head) : undefined;
  const posts = await showEntries(parts, grant, entries, head, following);
  const runs = runsOf(entries.map(({ seq }) => seq));
  parts.sent.note(grant.actor.session, channel, runs);
  const [missing = []] = grant.readOnly ? [] : await parts.quiet.unread(channel, head, [settled]);
  return {
    ...{ posts, head },
    read: grant.readOnly ? [...runs] : [...commonRuns(runs, settled)],
    unread: countSeqs(missing),
    firstUnread: missing[0]?.first ?? null,
  };
};

export const rangeOf = ({ after, before, limit }: PageWanted, head: number): [number, number] => {
  const most = Math.min(limit ?? PAGE, PAGE);
  if (after !== undefined) return [after, Math.min(after + most, head)];
  if (before !== undefined) {
    const upTo = Math.min(before - 1, head);
    return [Math.max(0, upTo - most), upTo];
  }
  return [Math.max(0, head - Math.min(limit ?? NEWEST, PAGE)), head];
};
