import type { MediaSource } from '#contracts/signalling.ts';
import type { CameraChoice } from './Call.ts';
import type { CallPeer, CallPhase, DeviceCause, DeviceOption, OwnSource } from './CallState.ts';

/** What a device gives: a screen may bring its sound along. */
export interface Taken {
  readonly track: MediaStreamTrack;
  readonly sound: MediaStreamTrack | null;
  readonly deviceId: string | null;
  readonly facing: 'user' | 'environment' | null;
}

/** One's own device: what the person wants of it, and what is there. */
export interface Own {
  readonly wanted: boolean;
  /** Whether it was ever asked for; if not, it is absent. */
  readonly asked: boolean;
  readonly choice: CameraChoice | null;
  /** The browser is being asked for it; only once at a time. */
  readonly taking: boolean;
  /** Another device was chosen while this one was being taken: what comes is given back, and it is taken again. */
  readonly chosenAgain: boolean;
  readonly taken: Taken | null;
  /** It was there, and went away by itself. */
  readonly lost: boolean;
  readonly silent: boolean;
  readonly cause: DeviceCause | null;
}

/** What is sent from one source; `undefined` where that is not known, because a request was lost. */
export interface Sent {
  readonly now: MediaStreamTrack | null | undefined;
  /** What it is being changed to, while the change is under way. */
  readonly next: MediaStreamTrack | null | undefined;
  readonly busy: boolean;
}

export type Direction = 'send' | 'receive';

/**
 * `idle`: nothing to carry yet. `waiting`: connecting for the first time. `down`: it was up. `failed`: the browser
 * has given it up.
 */
export type Link = 'idle' | 'waiting' | 'up' | 'down' | 'failed';

export type TimerName = 'join' | 'line' | 'link' | 'rest';

export interface CallModel {
  readonly phase: CallPhase;
  /** Whether the socket is there. */
  readonly line: boolean;
  /** The socket has been away for so long that the person is told. */
  readonly lineLate: boolean;
  /** Whether this connection of the socket has one's place in the call. */
  readonly seat: 'none' | 'asked' | 'taken';
  /** The number of the last join: the answer to an earlier one comes too late. */
  readonly joins: number;
  readonly joinFailures: number;
  /** One's participant at the server, as the answer to the last join said. */
  readonly peer: string | null;
  readonly hasRelay: boolean;
  /** The number of the media session (two transports): what an earlier session reports comes too late. */
  readonly session: number;
  readonly media: 'none' | 'opening' | 'open';
  /** The participant that the transports belong to: another participant needs others. */
  readonly mediaPeer: string | null;
  readonly relay: boolean;
  readonly links: { readonly [D in Direction]: Link };
  /** Others send something that is not received yet. */
  readonly expecting: boolean;
  /** Media has flowed during this stay. */
  readonly flowed: boolean;
  /** How many sessions broke since something was sent, or one was opened. */
  readonly breaks: number;
  /** How many sessions were opened because media did not flow, since it flowed last. */
  readonly tries: number;
  /** What the deadline `link` is for at the moment. */
  readonly watch: string | null;
  /** After a request has failed nothing is sent until `rest` is over. */
  readonly resting: boolean;
  readonly own: { readonly [S in OwnSource]: Own };
  readonly sent: { readonly [S in MediaSource]: Sent };
  readonly devices: readonly DeviceOption[];
  readonly peers: readonly CallPeer[];
  readonly speaker: string | null;
  readonly failure: unknown;
}

export type CallEvent =
  // What the person says.
  | { readonly type: 'join' }
  | { readonly type: 'turn'; readonly source: OwnSource; readonly on: boolean }
  | { readonly type: 'choose'; readonly source: 'microphone' | 'camera'; readonly choice: CameraChoice }
  | { readonly type: 'retry' }
  | { readonly type: 'leave' }
  // What becomes of the socket and of one's place.
  | { readonly type: 'line'; readonly connected: boolean }
  | { readonly type: 'joined'; readonly join: number; readonly peer: string; readonly hasRelay: boolean }
  | {
      readonly type: 'join-failed';
      readonly join: number;
      readonly failure: unknown;
      /** Null: asking again would be answered the same. */
      readonly againMs: number | null;
    }
  /** The node that carried the call is gone, or the server does not know this participant any more. */
  | { readonly type: 'unseated' }
  | { readonly type: 'ended'; readonly failure: unknown }
  // What becomes of the media.
  | { readonly type: 'opened'; readonly session: number }
  /** The session cannot be used. `lasting`: in this browser no other session could be either. */
  | {
      readonly type: 'broken';
      readonly session: number;
      readonly failure: unknown;
      readonly lasting: boolean;
    }
  | { readonly type: 'link'; readonly session: number; readonly direction: Direction; readonly link: Link }
  | { readonly type: 'sent'; readonly session: number; readonly source: MediaSource }
  /** What is sent from this source is not known; the session goes on. */
  | { readonly type: 'send-failed'; readonly session: number; readonly source: MediaSource }
  | {
      readonly type: 'others';
      readonly session: number;
      readonly peers: readonly CallPeer[];
      readonly expecting: boolean;
    }
  | { readonly type: 'speaker'; readonly peer: string | null }
  // What becomes of one's own devices.
  | { readonly type: 'taken'; readonly source: OwnSource; readonly taken: Taken }
  | { readonly type: 'take-failed'; readonly source: OwnSource; readonly cause: DeviceCause }
  | { readonly type: 'track-ended'; readonly source: OwnSource; readonly track: MediaStreamTrack }
  | {
      readonly type: 'track-silent';
      readonly source: OwnSource;
      readonly track: MediaStreamTrack;
      readonly silent: boolean;
    }
  | { readonly type: 'devices'; readonly devices: readonly DeviceOption[] }
  | { readonly type: 'time'; readonly timer: TimerName };

export type CallEffect =
  | { readonly type: 'join'; readonly join: number }
  /** Gives one's place back. */
  | { readonly type: 'leave' }
  | { readonly type: 'open'; readonly session: number; readonly relay: boolean }
  | { readonly type: 'close'; readonly session: number }
  /** Sends this track, or nothing, from this source. */
  | {
      readonly type: 'send';
      readonly session: number;
      readonly source: MediaSource;
      readonly track: MediaStreamTrack | null;
    }
  | { readonly type: 'restart-ice'; readonly session: number; readonly direction: Direction }
  /** Asks what the others are sending by now. */
  | { readonly type: 'look'; readonly session: number }
  | { readonly type: 'take'; readonly source: OwnSource; readonly choice: CameraChoice | null }
  | { readonly type: 'release'; readonly taken: Taken }
  /** Turns a microphone's hearing on or off: at once, whatever else is under way. */
  | { readonly type: 'enable'; readonly track: MediaStreamTrack; readonly on: boolean }
  | { readonly type: 'start-timer'; readonly timer: TimerName; readonly ms: number }
  | { readonly type: 'stop-timer'; readonly timer: TimerName };

/** The call after an event, and what is to be done. */
export type Stepped = readonly [CallModel, readonly CallEffect[]];

const own: Own = {
  wanted: false,
  asked: false,
  choice: null,
  taking: false,
  chosenAgain: false,
  taken: null,
  lost: false,
  silent: false,
  cause: null,
};
const nothingSent: Sent = { now: null, next: null, busy: false };

export const noLinks: CallModel['links'] = { send: 'idle', receive: 'idle' };
export const nothing: CallModel['sent'] = {
  microphone: nothingSent,
  camera: nothingSent,
  screen: nothingSent,
  'screen-sound': nothingSent,
};

export const newCall: CallModel = {
  phase: 'checking',
  line: false,
  lineLate: false,
  seat: 'none',
  joins: 0,
  joinFailures: 0,
  peer: null,
  hasRelay: false,
  session: 0,
  media: 'none',
  mediaPeer: null,
  relay: false,
  links: noLinks,
  expecting: false,
  flowed: false,
  breaks: 0,
  tries: 0,
  watch: null,
  resting: false,
  own: { microphone: own, camera: own, screen: own },
  sent: nothing,
  devices: [],
  peers: [],
  speaker: null,
  failure: null,
};
