import { useSession } from '../../session/SessionContext.ts';
import type { Call } from '../call/Call.ts';
import { useSound } from '../sound/useSound.ts';
import { soundsOf } from './soundsOf.ts';
import { useCallState } from './useCallState.ts';

const Sound = ({ track }: { track: MediaStreamTrack }) => {
  useSound(track);
  return null;
};

/** The voices of a call, on every screen: they stand outside the room, which comes and goes. */
export const CallSounds = ({ call }: { call: Call }) => {
  const { session } = useSession();
  const { peers } = useCallState(call);
  return soundsOf(peers, session.account.id).map((track) => <Sound key={track.id} track={track} />);
};
