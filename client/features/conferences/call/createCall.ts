import type { ErrorCode, ErrorDetails } from '#contracts/errors.ts';
import type { ConferenceId } from '#domain/ids.ts';
import { ApiFailure, asFailure } from '../../../api/ApiFailure.ts';
import type { Realtime } from '../../../api/realtime.ts';
import type { Call } from './Call.ts';
import type { CallPorts, Place } from './CallPorts.ts';
import { openDevices } from './openDevices.ts';
import { openSession } from './openSession.ts';
import { startCall } from './startCall.ts';

const clock: CallPorts['clock'] = {
  after(ms, done) {
    const timer = setTimeout(done, ms);
    return () => clearTimeout(timer);
  },
};

/** Makes a place of one's own in the call, which only this page knows: whoever comes with it again is the same. */
const newSeat = (): string =>
  btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(24))))
    .replaceAll('+', '-')
    .replaceAll('/', '_');

const signallingOf = (realtime: Realtime, conference: ConferenceId): CallPorts['signalling'] => {
  const seat = newSeat();
  const here = (pushed: { conference: ConferenceId }) => pushed.conference === conference;
  return {
    onLine: (listener) => realtime.onConnection(listener),
    onPushed(listener) {
      const stops = [
        realtime.on('call:speaker-changed', (pushed) => {
          if (here(pushed)) listener({ type: 'speaker', peer: pushed.peer });
        }),
        realtime.on('call:lost', (pushed) => {
          if (here(pushed)) listener({ type: 'unseated' });
        }),
        realtime.on('call:ended', (pushed) => {
          if (!here(pushed)) return;
          const details = (pushed.details ?? {}) as ErrorDetails;
          const failure = new ApiFailure({ code: pushed.code as ErrorCode, traceId: '-', details });
          listener({ type: 'ended', failure });
        }),
      ];
      return () => {
        for (const stop of stops) stop();
      };
    },
    join: async () => (await realtime.ask('call:join', { conference, seat })) as unknown as Place,
    leave() {
      if (realtime.isConnected()) void realtime.ask('call:leave', {}).catch(() => undefined);
    },
    againAfter(thrown) {
      const { code, details } = asFailure(thrown);
      const seconds = details.retryAfterSeconds;
      if (seconds !== undefined) return seconds * 1_000;
      return code === 'N-01' || code === 'X-01' ? 0 : null;
    },
  };
};

/** One's part in a conference's call, over the socket and mediasoup. Nothing is asked for before `check` or `join`. */
export const createCall = (realtime: Realtime, conference: ConferenceId): Call => {
  const signalling = signallingOf(realtime, conference);
  const call = startCall({
    ...{ signalling, clock },
    openSession: openSession({ realtime, clock, conference }),
    devices: openDevices(),
  });
  // A page that is closed or loaded anew says goodbye; otherwise the others would look at a still face for a while.
  const goodbye = ({ persisted }: PageTransitionEvent) => {
    if (!persisted) call.leave();
  };
  addEventListener('pagehide', goodbye);
  const stop = call.subscribe(() => {
    if (call.getState().phase !== 'over') return;
    stop();
    removeEventListener('pagehide', goodbye);
  });
  return call;
};
