import { createContext, useContext } from 'react';
import type { ConferenceView } from '#contracts/http/conferenceRoutes.ts';
import type { Call } from '../call/Call.ts';

/** The call that one is in, and its conference. */
export interface HeldCall {
  readonly conference: ConferenceView;
  readonly call: Call;
}

/** Devices that somebody has checked in this page: with them one comes in again without another check. */
export interface CheckedDevices {
  readonly microphone: boolean;
  readonly camera: boolean;
  readonly microphoneId: string | null;
  readonly cameraId: string | null;
}

export interface CallLayer {
  readonly held: HeldCall | null;
  /** Whether a call goes on. One that has ended by itself is held until its words were read. */
  readonly goesOn: boolean;
  /** Whether its room is on the screen, with its own buttons. */
  readonly roomShown: boolean;
  readonly checked: CheckedDevices | null;
  /** Takes over a call that has been joined: from here on it goes on, whatever screen is shown. */
  readonly hold: (conference: ConferenceView, call: Call) => void;
  /** Asks once, then leaves, and then does what one wanted to leave for. */
  readonly askToLeave: (then?: () => void) => void;
  /** Leaves without a question: the call is over, or the question was asked already. */
  readonly leave: () => void;
  /** For the room while it is on the screen; returns how to take it off. */
  readonly showRoom: () => () => void;
}

export const CallContext = createContext<CallLayer | null>(null);

export const useCallLayer = (): CallLayer => {
  const layer = useContext(CallContext);
  if (layer === null) throw new Error('This screen needs the call layer.');
  return layer;
};
