import type { MediaSource } from '#contracts/signalling.ts';
import type { PositionId } from '#domain/ids.ts';

/** Somebody else in the room and what they send. */
export interface CallPeer {
  readonly peer: string;
  readonly position: PositionId;
  readonly tracks: {
    readonly [Source in MediaSource]?: { readonly track: MediaStreamTrack; readonly paused: boolean };
  };
}

export interface CallState {
  readonly phase: 'joining' | 'in' | 'again' | 'over';
  readonly peers: readonly CallPeer[];
  readonly speaker: string | null;
  readonly microphone: boolean;
  readonly camera: boolean;
  readonly screen: MediaStreamTrack | null;
  readonly failure: unknown;
}
