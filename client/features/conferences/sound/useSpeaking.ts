import { useEffect, useState } from 'react';
import { detectSpeech } from './detectSpeech.ts';
import { watchLevel } from './watchLevel.ts';

/** Whether somebody speaks into this microphone; null: nobody listens. It renders when that changes, and not with the level. */
export const useSpeaking = (track: MediaStreamTrack | null): boolean => {
  const [speaking, setSpeaking] = useState(false);
  useEffect(() => {
    if (track === null) return;
    const hears = detectSpeech();
    const stop = watchLevel(track, (level) => setSpeaking(hears(level, performance.now())));
    return () => {
      stop();
      setSpeaking(false);
    };
  }, [track]);
  return speaking;
};
