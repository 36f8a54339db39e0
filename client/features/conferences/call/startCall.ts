import type { Call, CameraChoice } from './Call.ts';
import type { CallPorts, MediaSession, Place } from './CallPorts.ts';
import type { OwnSource } from './CallState.ts';
import { type CallEffect, type CallEvent, newCall, type Taken, type TimerName } from './callModel.ts';
import { presentCall } from './presentCall.ts';
import { stepCall } from './stepCall.ts';

/**
 * Runs a call: hands everything that happens to the machine (`stepCall`), and does what the machine says, over these
 * ports.
 */
export const startCall = ({ signalling, openSession, devices, clock }: CallPorts): Call => {
  let model = newCall;
  let state = presentCall(model);
  let place: Place | null = null;
  let session: MediaSession | null = null;
  const timers = new Map<TimerName, () => void>();
  const listeners = new Set<() => void>();
  const waiting: CallEvent[] = [];
  let stepping = false;

  const dispatch = (event: CallEvent): void => {
    waiting.push(event);
    // What an effect reports at once has to wait: one step is finished before the next begins.
    if (stepping) return;
    stepping = true;
    try {
      for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
        const [stepped, effects] = stepCall(model, next);
        model = stepped;
        for (const effect of effects) runners[effect.type](effect as never);
      }
    } finally {
      stepping = false;
    }
    state = presentCall(model);
    for (const listener of [...listeners]) listener();
    if (model.phase === 'over') stop();
  };

  const list = () => void devices.list().then((found) => dispatch({ type: 'devices', devices: found }));

  const watch = (source: OwnSource, taken: Taken): void => {
    for (const track of taken.sound === null ? [taken.track] : [taken.track, taken.sound]) {
      track.addEventListener('ended', () => dispatch({ type: 'track-ended', source, track }));
    }
    const { track } = taken;
    track.addEventListener('mute', () => dispatch({ type: 'track-silent', source, track, silent: true }));
    track.addEventListener('unmute', () => dispatch({ type: 'track-silent', source, track, silent: false }));
  };

  const take = (source: OwnSource, choice: CameraChoice | null): void => {
    void devices.take(source, choice).then((taken) => {
      if (typeof taken === 'string') return dispatch({ type: 'take-failed', source, cause: taken });
      watch(source, taken);
      dispatch({ type: 'taken', source, taken });
      list();
    });
  };

  const join = (number: number): void => {
    signalling.join().then(
      (answer) => {
        if (number === model.joins) place = answer;
        const hasRelay = answer.iceServers.length > 0;
        dispatch({ type: 'joined', join: number, peer: answer.peer, hasRelay });
      },
      (failure: unknown) => {
        const againMs = signalling.againAfter(failure);
        dispatch({ type: 'join-failed', join: number, failure, againMs });
      },
    );
  };

  const open = (number: number, relay: boolean): void => {
    if (place === null) return;
    let told = true;
    const opened = openSession(place, relay, (event) => {
      if (!told) return;
      dispatch(event.type === 'unseated' ? { type: 'unseated' } : { ...event, session: number });
    });
    session = {
      ...opened,
      close() {
        told = false;
        opened.close();
      },
    };
  };

  const runners: { readonly [T in CallEffect['type']]: (effect: Extract<CallEffect, { type: T }>) => void } =
    {
      join: (effect) => join(effect.join),
      leave: () => signalling.leave(),
      open: (effect) => open(effect.session, effect.relay),
      close() {
        session?.close();
        session = null;
      },
      send: ({ source, track }) => session?.send(source, track),
      'restart-ice': ({ direction }) => session?.restartIce(direction),
      look: () => session?.look(),
      take: ({ source, choice }) => take(source, choice),
      release({ taken }) {
        taken.track.stop();
        taken.sound?.stop();
      },
      enable({ track, on }) {
        track.enabled = on;
      },
      'start-timer'({ timer, ms }) {
        timers.get(timer)?.();
        timers.set(
          timer,
          clock.after(ms, () => dispatch({ type: 'time', timer })),
        );
      },
      'stop-timer'({ timer }) {
        timers.get(timer)?.();
        timers.delete(timer);
      },
    };

  const stops = [
    signalling.onPushed(dispatch),
    signalling.onLine((connected) => dispatch({ type: 'line', connected })),
    devices.onChanged(list),
  ];
  const stop = () => {
    for (const each of stops.splice(0)) each();
  };

  return {
    getState: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    check({ microphone, camera }) {
      if (microphone) dispatch({ type: 'turn', source: 'microphone', on: true });
      if (camera) dispatch({ type: 'turn', source: 'camera', on: true });
    },
    join: () => dispatch({ type: 'join' }),
    setMicrophone: (on) => dispatch({ type: 'turn', source: 'microphone', on }),
    setCamera: (on) => dispatch({ type: 'turn', source: 'camera', on }),
    chooseMicrophone: (deviceId) => dispatch({ type: 'choose', source: 'microphone', choice: { deviceId } }),
    chooseCamera: (choice) => dispatch({ type: 'choose', source: 'camera', choice }),
    shareScreen: () => dispatch({ type: 'turn', source: 'screen', on: true }),
    stopScreen: () => dispatch({ type: 'turn', source: 'screen', on: false }),
    retry: () => dispatch({ type: 'retry' }),
    leave: () => dispatch({ type: 'leave' }),
  };
};
