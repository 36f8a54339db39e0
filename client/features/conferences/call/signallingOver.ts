import type { ErrorCode, ErrorDetails } from '#contracts/errors.ts';
import type { ConferenceId } from '#domain/ids.ts';
import { ApiFailure, asFailure } from '../../../api/ApiFailure.ts';
import type { Signals } from '../../../api/realtimeOver.ts';
import type { CallPorts, Place } from './CallPorts.ts';

/** A good-bye that is not answered is repeated so often: otherwise a participant would stay in the room for good. */
const GOODBYES = 3;

/** Which call spoke last over a line: the good-bye of an earlier call must not end the one that came after it. */
const speaking = new WeakMap<Signals, symbol>();

/**
 * Makes the seat of one stay in the call, which only this page knows: whoever comes with it again is the same
 * participant.
 */
const newSeat = (): string =>
  btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(24))))
    .replaceAll('+', '-')
    .replaceAll('/', '_');

/** A call's own part of what is signalled: joining, leaving, and what the room tells. */
export const signallingOver = (realtime: Signals, conference: ConferenceId): CallPorts['signalling'] => {
  const seat = newSeat();
  const own = Symbol(seat);
  const here = (pushed: { conference: ConferenceId }) => pushed.conference === conference;
  const sayGoodbye = async (): Promise<void> => {
    for (let said = 0; said < GOODBYES; said += 1) {
      if (!realtime.isConnected() || speaking.get(realtime) !== own) return;
      const failure = await realtime.ask('call:leave', {}).then(() => null, asFailure);
      if (failure?.code !== 'N-01') return;
    }
  };
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
    join: async () => {
      speaking.set(realtime, own);
      return (await realtime.ask('call:join', { conference, seat })) as unknown as Place;
    },
    leave: () => void sayGoodbye(),
    againAfter(thrown) {
      const { code, details } = asFailure(thrown);
      const seconds = details.retryAfterSeconds;
      if (seconds !== undefined) return seconds * 1_000;
      return code === 'N-01' || code === 'X-01' ? 0 : null;
    },
  };
};
