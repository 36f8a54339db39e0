import type { EntryAnswer } from '#contracts/http/entryView.ts';
import type { ApiFailure } from '../../api/ApiFailure.ts';

/** What is known of an open channel. `entries` are gapless from the first to the head. */
export interface ChannelState {
  readonly phase: 'opening' | 'open' | 'refused';
  readonly connected: boolean;
  readonly entries: readonly EntryAnswer[];
  readonly head: number;
  readonly read: number;
  readonly readOnly: boolean;
  readonly receipts: Readonly<Record<string, number>>;
  readonly present: readonly string[];
  readonly refusal: ApiFailure | null;
  readonly loadingOlder: boolean;
}

export const startingState: ChannelState = {
  phase: 'opening',
  connected: false,
  entries: [],
  head: 0,
  read: 0,
  readOnly: false,
  receipts: {},
  present: [],
  refusal: null,
  loadingOlder: false,
};
