import type { ConferenceId } from '#domain/ids.ts';
import type { Realtime } from '../../../api/realtime.ts';
import type { Call } from './Call.ts';
import type { CallPorts } from './CallPorts.ts';
import { openDevices } from './openDevices.ts';
import { openSession } from './openSession.ts';
import { signallingOver } from './signallingOver.ts';
import { startCall } from './startCall.ts';

const clock: CallPorts['clock'] = {
  after(ms, done) {
    const timer = setTimeout(done, ms);
    return () => clearTimeout(timer);
  },
};

/** One's part in a conference's call, over the socket and mediasoup. Nothing is asked for before `check` or `join`. */
export const createCall = (realtime: Realtime, conference: ConferenceId): Call => {
  const signalling = signallingOver(realtime, conference);
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
