import type { EntryAnswer } from '#contracts/http/entryView.ts';
import type { SeqRuns } from '#domain/channels/seqRuns.ts';
import type { ApiFailure } from '../../api/ApiFailure.ts';

/** What is known of an open channel. `entries` are gapless from the first to the head. */
export interface ChannelState {
  readonly phase: 'opening' | 'open' | 'refused';
  readonly connected: boolean;
  readonly entries: readonly EntryAnswer[];
  readonly head: number;
  /** What was read when it came here: all else is shown as new for as long as one looks at it. */
  readonly readBefore: SeqRuns;
  readonly unread: number;
  /** The oldest place that was unread when the channel was opened: there the line stands. */
  readonly firstUnread: number | null;
  readonly readOnly: boolean;
  readonly present: readonly string[];
  readonly refusal: ApiFailure | null;
  readonly loadingOlder: boolean;
}

export const startingState: ChannelState = {
  phase: 'opening',
  connected: false,
  entries: [],
  head: 0,
  readBefore: [],
  unread: 0,
  firstUnread: null,
  readOnly: false,
  present: [],
  refusal: null,
  loadingOlder: false,
};
