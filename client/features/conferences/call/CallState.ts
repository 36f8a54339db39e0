import type { MediaSource } from '#contracts/signalling.ts';
import type { AccountId, PositionId } from '#domain/ids.ts';

/** What one has that can be sent: a shared screen brings its sound along. */
export type OwnSource = 'microphone' | 'camera' | 'screen';

/**
 * Where one's part in a call stands.
 *
 * - `checking`: before it. Devices can be tried and chosen; nobody sees or hears anything of it.
 * - `joining`: asks to be let in, again and again while the line is away.
 * - `connecting`: let in; no media flows yet. Say 接続中, and never how many take part.
 * - `in`: media flows (or there is none to flow: one only listens, and nobody sends).
 * - `reconnecting`: was in, and the line or the media broke. It mends itself; `peers` keep what still flows.
 * - `no-media`: this network lets no media through, not even by TURN. One has left the call; nothing is tried again
 *   until `retry`.
 * - `over`: left, refused or ended. Nothing comes after it; `failure` says why, null for one's own leaving.
 */
export type CallPhase = 'checking' | 'joining' | 'connecting' | 'in' | 'reconnecting' | 'no-media' | 'over';

/**
 * Why a device cannot be used. `refused`: by the person or the system's settings. `missing`: there is none, or not the
 * chosen one. `busy`: another program has it. `ended`: it was there and went (unplugged, taken away by the system).
 * `unsupported`: this browser, or a page without https, has none to give. `in-app`: a browser inside LINE and the like.
 */
export type DeviceCause = 'refused' | 'missing' | 'busy' | 'ended' | 'unsupported' | 'in-app';

/**
 * One's own microphone, camera or screen.
 *
 * - `absent`: never asked for (listen-only), or not shared. Turning it on asks for it.
 * - `starting`: being taken, or on its way into the call; nobody hears or sees it yet.
 * - `on`: taken, and sent while the phase is `in`.
 * - `off`: turned off by the person; nothing of it is sent. A camera that is off is released, its light is out.
 * - `silent`: on and sent, but the system gives nothing of it (a switch on the headset, a call on the phone); it goes on
 *   by itself.
 * - `failed`: wanted, and cannot be had; it is tried again when devices change, and by turning it on or choosing another.
 * - `blocked`: as `failed`, where only a setting or another browser helps (`refused`, `unsupported`, `in-app`).
 */
export type OwnDeviceStatus = 'absent' | 'starting' | 'on' | 'off' | 'silent' | 'failed' | 'blocked';

export interface OwnDevice {
  readonly status: OwnDeviceStatus;
  /** With `failed` and `blocked`; null otherwise. */
  readonly cause: DeviceCause | null;
  /** What it gives, for one's own picture and level; a muted microphone keeps its track, a camera that is off has none. */
  readonly track: MediaStreamTrack | null;
  /** Which device gives it now; null while none does. */
  readonly deviceId: string | null;
  /** Of a camera that says so: towards the person (`user`) or away (`environment`, the rear one). */
  readonly facing: 'user' | 'environment' | null;
}

/** A microphone or camera that can be chosen; without permission there are no labels and the list is empty. */
export interface DeviceOption {
  readonly kind: 'microphone' | 'camera';
  readonly deviceId: string;
  readonly label: string;
}

/** Somebody else in the room and what comes from them; a track is here once it is received. */
export interface CallPeer {
  readonly peer: string;
  readonly account: AccountId;
  readonly position: PositionId;
  readonly tracks: {
    readonly [Source in MediaSource]?: { readonly track: MediaStreamTrack; readonly paused: boolean };
  };
}

export interface CallState {
  readonly phase: CallPhase;
  readonly microphone: OwnDevice;
  readonly camera: OwnDevice;
  readonly screen: OwnDevice;
  /** Microphones and cameras to choose from, as the browser lists them. */
  readonly devices: readonly DeviceOption[];
  readonly peers: readonly CallPeer[];
  /** The peer who speaks, null when nobody has yet. */
  readonly speaker: string | null;
  /** With `over`: what ended it, for ErrorNotice; null otherwise. */
  readonly failure: unknown;
}
