import { createContext, useContext } from 'react';
import type { ConferenceView } from '#contracts/http/conferenceRoutes.ts';
import type { Call } from '../call/Call.ts';

/** The call one is in, and of which conference. */
export interface HeldCall {
  readonly conference: ConferenceView;
  readonly call: Call;
}

/** Devices that somebody has checked in this page, to come in with them again without a check. */
export interface CheckedDevices {
  readonly microphone: boolean;
  readonly camera: boolean;
  readonly microphoneId: string | null;
  readonly cameraId: string | null;
}

export interface CallLayer {
  readonly held: HeldCall | null;
  /** It goes on; one that has ended by itself is held until its words were read. */
  readonly goesOn: boolean;
  /** The room is on the screen, with its own buttons. */
  readonly roomShown: boolean;
  readonly checked: CheckedDevices | null;
  /** Takes over a call that has been joined: from here on it goes on whatever screen is shown. */
  readonly hold: (conference: ConferenceView, call: Call) => void;
  /** Asks once, then leaves, and then does what leaving was for. */
  readonly askToLeave: (then?: () => void) => void;
  /** Leaves without a question: it is over, or has been asked already. */
  readonly leave: () => void;
  /** For the room while it is on the screen; the answer takes it off. */
  readonly showRoom: () => () => void;
}

export const CallContext = createContext<CallLayer | null>(null);

export const useCallLayer = (): CallLayer => {
  const layer = useContext(CallContext);
  if (layer === null) throw new Error('This screen needs the call layer.');
  return layer;
};
