import type { Call, CameraChoice } from '#client/features/conferences/call/Call.ts';
import type { CallPorts, Place, SessionEvent } from '#client/features/conferences/call/CallPorts.ts';
import type { DeviceCause, OwnSource } from '#client/features/conferences/call/CallState.ts';
import type { Taken } from '#client/features/conferences/call/callModel.ts';
import { startCall } from '#client/features/conferences/call/startCall.ts';
import type { MediaSource } from '#contracts/signalling.ts';
import { FakeTrack } from './fakeTrack.ts';

interface Ask<T> {
  /** How often the line had come or gone when it was asked. */
  readonly line: number;
  readonly done: (value: T) => void;
  readonly failed: (error: unknown) => void;
}

/** A session of media that the tests tell what becomes of it. */
export interface FakeSession {
  readonly place: Place;
  readonly relay: boolean;
  readonly tell: (event: SessionEvent) => void;
  /** What was asked to be sent, in order; `settle` answers the oldest. */
  readonly sends: { readonly source: MediaSource; readonly track: FakeTrack | null }[];
  /** What goes out by now. */
  readonly out: Map<MediaSource, FakeTrack | null>;
  readonly restarts: string[];
  looks: number;
  closed: boolean;
  /** Answers everything that was asked to be sent. */
  settle(how?: 'sent' | 'send-failed'): void;
}

/** Refused with a code, and whether asking again could help. */
export class FakeRefusal extends Error {
  readonly againMs: number | null;
  constructor(againMs: number | null) {
    super('refused');
    this.againMs = againMs;
  }
}

/** A call over ports that do nothing by themselves: the test says what happens, and counts. */
export const fakeCall = (iceServers: readonly RTCIceServer[] = []) => {
  const joins: Ask<Place>[] = [];
  const sessions: FakeSession[] = [];
  const takes: {
    source: OwnSource;
    choice: CameraChoice | null;
    done: (taken: Taken | DeviceCause) => void;
  }[] = [];
  const tracks: FakeTrack[] = [];
  const timers = new Map<number, { at: number; done: () => void }>();
  let now = 0;
  let nextTimer = 0;
  let line: (connected: boolean) => void = () => {};
  let pushed: (event: never) => void = () => {};
  let devicesChanged: () => void = () => {};
  let listed: { kind: 'microphone' | 'camera'; deviceId: string; label: string }[] = [];
  const counts = { joins: 0, leaves: 0, mostOpen: 0, mostJoining: 0 };
  let lines = 0;

  const ports: CallPorts = {
    signalling: {
      onLine(listener) {
        line = listener;
        listener(true);
        return () => {};
      },
      onPushed(listener) {
        pushed = listener as never;
        return () => {};
      },
      join() {
        counts.joins += 1;
        return new Promise<Place>((done, failed) => {
          joins.push({ line: lines, done, failed });
          const now = joins.filter((each) => each.line === lines).length;
          counts.mostJoining = Math.max(counts.mostJoining, now);
        });
      },
      leave() {
        counts.leaves += 1;
      },
      againAfter: (failure) => (failure instanceof FakeRefusal ? failure.againMs : null),
    },
    openSession(place, relay, tell) {
      const session: FakeSession = {
        ...{ place, relay, tell, sends: [], out: new Map(), restarts: [], looks: 0, closed: false },
        settle(how = 'sent') {
          for (const { source, track } of session.sends.splice(0)) {
            if (how === 'sent') session.out.set(source, track);
            tell({ type: how, source });
          }
        },
      };
      sessions.push(session);
      counts.mostOpen = Math.max(counts.mostOpen, sessions.filter(({ closed }) => !closed).length);
      return {
        send: (source, track) => void session.sends.push({ source, track: track as unknown as FakeTrack }),
        restartIce: (direction) => void session.restarts.push(direction),
        look: () => {
          session.looks += 1;
        },
        close: () => {
          session.closed = true;
        },
      };
    },
    devices: {
      take: (source, choice) => new Promise((done) => void takes.push({ source, choice, done })),
      list: async () => listed,
      onChanged(listener) {
        devicesChanged = listener;
        return () => {};
      },
    },
    clock: {
      after(ms, done) {
        const timer = ++nextTimer;
        timers.set(timer, { at: now + ms, done });
        return () => timers.delete(timer);
      },
    },
  };

  const call: Call = startCall(ports);
  /** Lets what was promised arrive. */
  const settle = async () => {
    for (let turn = 0; turn < 8; turn += 1) await Promise.resolve();
  };
  return {
    ...{ call, counts, joins, sessions, takes, tracks, timers, settle },
    state: () => call.getState(),
    session: () => sessions.at(-1) as FakeSession,
    async line(connected: boolean) {
      lines += 1;
      line(connected);
      await settle();
    },
    push: (event: Parameters<Parameters<CallPorts['signalling']['onPushed']>[0]>[0]) =>
      pushed(event as never),
    async answerJoin(peer: string) {
      joins.shift()?.done({ peer, rtpCapabilities: {}, iceServers });
      await settle();
    },
    async refuseJoin(againMs: number | null) {
      joins.shift()?.failed(new FakeRefusal(againMs));
      await settle();
    },
    /** Answers the oldest question for a device. */
    async give(
      answer: DeviceCause | { deviceId?: string; facing?: 'user' | 'environment'; sound?: true } = {},
    ) {
      const ask = takes.shift();
      if (ask === undefined) throw new Error('no device was asked for');
      if (typeof answer === 'string') ask.done(answer);
      else {
        const kind = ask.source === 'microphone' ? 'audio' : 'video';
        const track = new FakeTrack(kind, answer.deviceId ?? ask.source);
        const sound = answer.sound ? new FakeTrack('audio', 'sound') : null;
        tracks.push(track, ...(sound === null ? [] : [sound]));
        ask.done({
          track: track as unknown as MediaStreamTrack,
          sound: sound as unknown as MediaStreamTrack | null,
          deviceId: answer.deviceId ?? ask.source,
          facing: answer.facing ?? null,
        });
      }
      await settle();
      return tracks.at(-1) as FakeTrack;
    },
    async plug(devices: typeof listed) {
      listed = devices;
      devicesChanged();
      await settle();
    },
    /** Moves the clock, firing what is due in order. */
    async pass(ms: number) {
      const until = now + ms;
      for (;;) {
        const due = [...timers].filter(([, { at }]) => at <= until).sort(([, a], [, b]) => a.at - b.at)[0];
        if (due === undefined) break;
        timers.delete(due[0]);
        now = Math.max(now, due[1].at);
        due[1].done();
        await settle();
      }
      now = until;
      await settle();
    },
  };
};
