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
  /** Whose team a channel is, as of now: for telling each member of the unread. */
  readonly patientOfChannel: AttributeReaders['patientOfChannel'];
  /** The channels that a position has or had a membership of. */
  readonly channelsOfPosition: (
    position: PositionId,
  ) => Promise<readonly { readonly channel: ChannelId; readonly patient: PatientId }[]>;
  /** Name, profession and facility of a position of somebody who was just judged. */
  readonly describePosition: (position: PositionId, account: AccountId) => Promise<EntryAuthor | null>;
  /** Who of its team may read a channel now, and which classes. */
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
  /** Which places are no posts: what is unread is counted without them (WR3). */
  readonly quiet: QuietSeqs;
  readonly sent: SentRuns;
  readonly settleOwn: SettleOwn;
  readonly clock: Clock;
  /** Tells all nodes that marks of a channel moved, and whose; `read` where something was read that was not before. */
  readonly onMarked: (channel: ChannelId, position: PositionId, account: AccountId, read: boolean) => void;
  /** Tells all nodes that this was written by whoever acts in that position: it is in none of their counts. */
  readonly onOwn: (channel: ChannelId, position: PositionId, seq: number) => void;
  /** Work after an acknowledgement, which nobody waits for but the end of this node. */
  readonly later: (work: Promise<unknown>) => void;
}
