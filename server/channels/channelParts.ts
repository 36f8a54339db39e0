import type { Gate } from '#access/gate.ts';
import type { ReadingPerson } from '#access/readersAmong.ts';
import type { Actor } from '#domain/access/actor.ts';
import type { AttributeReaders } from '#domain/access/attributeReaders.ts';
import type { RecordRef } from '#domain/access/recordRef.ts';
import type { EntryAttachment, EntryAuthor } from '#domain/channels/entry.ts';
import type { AccountId, AttachmentId, ChannelId, PatientId, PositionId } from '#domain/ids.ts';
import type { Clock } from '#platform/clock.ts';
import type { Hints } from '#server/realtime/hints.ts';
import type { ChannelLogs } from './channelLogs.ts';
import type { EntryStore } from './entryStore.ts';
import type { QuietSeqs } from './quietSeqs.ts';
import type { ReadMarks } from './readMarks.ts';
import type { Topics } from './rememberTopics.ts';
import type { SentRuns } from './sentRuns.ts';
import type { SettleOwn } from './settleOwn.ts';

/** What channels are made of; handed over by server/composing. */
export interface PartsOfChannels {
  readonly store: EntryStore;
  readonly marks: ReadMarks;
  readonly hints: Hints;
  readonly gate: Gate;
  /** The patient whose team a channel belongs to, as of now: each member is told of the unread. */
  readonly patientOfChannel: AttributeReaders['patientOfChannel'];
  /** The channels that a position has or had a membership of. */
  readonly channelsOfPosition: (
    position: PositionId,
  ) => Promise<readonly { readonly channel: ChannelId; readonly patient: PatientId }[]>;
  /** Name, profession and facility of a position of somebody who was just judged. */
  readonly describePosition: (position: PositionId, account: AccountId) => Promise<EntryAuthor | null>;
  /** Who of the channel's team may read it now, and which classes. */
  readonly membersReading: (channel: ChannelId) => Promise<readonly ReadingPerson[]>;
  /** Makes one's own uploads part of the channel; refuses all others alike. */
  readonly claimAttachments: <T>(
    actor: Actor,
    wanted: readonly AttachmentId[],
    record: Extract<RecordRef, { kind: 'channel' }>,
    naming: {
      write(files: readonly EntryAttachment[]): Promise<T>;
      isNamed(file: AttachmentId): Promise<boolean>;
    },
  ) => Promise<T>;
}

/** What the use cases of channels stand on. */
export interface ChannelParts extends PartsOfChannels {
  readonly logs: ChannelLogs;
  readonly topics: Topics;
  /** The places that are no posts: the unread are counted without them (WR3). */
  readonly quiet: QuietSeqs;
  readonly sent: SentRuns;
  readonly settleOwn: SettleOwn;
  readonly clock: Clock;
  /**
   * Tells all nodes that marks of a channel have moved, and whose. `read`: something was read that had not been read
   * before.
   */
  readonly onMarked: (channel: ChannelId, position: PositionId, account: AccountId, read: boolean) => void;
  /** Tells all nodes that this was written by whoever acts in that position: it is in none of their counts. */
  readonly onOwn: (channel: ChannelId, position: PositionId, seq: number) => void;
  /** Work after an acknowledgement: nobody waits for it, but this node does before it ends. */
  readonly later: (work: Promise<unknown>) => void;
}
