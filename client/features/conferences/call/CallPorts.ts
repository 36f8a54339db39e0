import type { MediaSource } from '#contracts/signalling.ts';
import type { CameraChoice } from './Call.ts';
import type { DeviceCause, DeviceOption, OwnSource } from './CallState.ts';
import type { CallEvent, Direction, Taken } from './callModel.ts';

/** What a join answers that a session is opened with. */
export interface Place {
  readonly peer: string;
  readonly rtpCapabilities: object;
  readonly iceServers: readonly RTCIceServer[];
}

/** Two transports and what goes over them. After `close` it tells nothing more. */
export interface MediaSession {
  /** Makes what goes out of this source be this track, or nothing; tells `sent` or `send-failed` once. */
  send(source: MediaSource, track: MediaStreamTrack | null): void;
  restartIce(direction: Direction): void;
  look(): void;
  close(): void;
}

/** What the machine's events look like where a session tells them: without its number. */
export type SessionEvent =
  | { readonly type: 'opened' | 'unseated' }
  | Omit<Extract<CallEvent, { type: 'broken' }>, 'session'>
  | Omit<Extract<CallEvent, { type: 'link' }>, 'session'>
  | Omit<Extract<CallEvent, { type: 'sent' }>, 'session'>
  | Omit<Extract<CallEvent, { type: 'send-failed' }>, 'session'>
  | Omit<Extract<CallEvent, { type: 'others' }>, 'session'>;

/** Everything outside that a call touches; tests put others in its place. */
export interface CallPorts {
  readonly signalling: {
    /** Called at once, and after every change. */
    onLine(listener: (connected: boolean) => void): () => void;
    onPushed(
      listener: (event: Extract<CallEvent, { type: 'unseated' | 'ended' | 'speaker' }>) => void,
    ): () => void;
    join(): Promise<Place>;
    leave(): void;
    /** Whether asking again could be answered otherwise, and after how long; null: never. */
    againAfter(failure: unknown): number | null;
  };
  readonly openSession: (place: Place, relay: boolean, tell: (event: SessionEvent) => void) => MediaSession;
  readonly devices: {
    /** Never rejects: answers what it got, or why it got nothing. */
    take(source: OwnSource, choice: CameraChoice | null): Promise<Taken | DeviceCause>;
    list(): Promise<readonly DeviceOption[]>;
    onChanged(listener: () => void): () => void;
  };
  readonly clock: { after(ms: number, done: () => void): () => void };
}
