import type { MediaSource } from '#contracts/signalling.ts';
import type { CameraChoice } from './Call.ts';
import type { DeviceCause, DeviceOption, OwnSource } from './CallState.ts';
import type { CallEvent, Direction, Taken } from './callModel.ts';

/** What the answer to a join says that is needed to open a session. */
export interface Place {
  readonly peer: string;
  readonly rtpCapabilities: object;
  readonly iceServers: readonly RTCIceServer[];
}

/** Two transports, and what is sent over them. After `close` it reports nothing more. */
export interface MediaSession {
  /** Sends this track, or nothing, from this source. Reports `sent` or `send-failed` once. */
  send(source: MediaSource, track: MediaStreamTrack | null): void;
  restartIce(direction: Direction): void;
  look(): void;
  close(): void;
}

/** The machine's events as a session reports them: without the session's number. */
export type SessionEvent =
  | { readonly type: 'opened' | 'unseated' }
  | Omit<Extract<CallEvent, { type: 'broken' }>, 'session'>
  | Omit<Extract<CallEvent, { type: 'link' }>, 'session'>
  | Omit<Extract<CallEvent, { type: 'sent' }>, 'session'>
  | Omit<Extract<CallEvent, { type: 'send-failed' }>, 'session'>
  | Omit<Extract<CallEvent, { type: 'others' }>, 'session'>;

/** Everything outside that a call touches; tests put their own in its place. */
export interface CallPorts {
  readonly signalling: {
    /** Called at once and after every change. */
    onLine(listener: (connected: boolean) => void): () => void;
    onPushed(
      listener: (event: Extract<CallEvent, { type: 'unseated' | 'ended' | 'speaker' }>) => void,
    ): () => void;
    join(): Promise<Place>;
    leave(): void;
    /** After how long another try could have another answer; null: never. */
    againAfter(failure: unknown): number | null;
  };
  readonly openSession: (place: Place, relay: boolean, tell: (event: SessionEvent) => void) => MediaSession;
  readonly devices: {
    /** Never rejects: returns what it got, or why it got nothing. */
    take(source: OwnSource, choice: CameraChoice | null): Promise<Taken | DeviceCause>;
    list(): Promise<readonly DeviceOption[]>;
    onChanged(listener: () => void): () => void;
  };
  readonly clock: { after(ms: number, done: () => void): () => void };
}
