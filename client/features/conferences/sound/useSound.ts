import { useEffect } from 'react';

/** Plays what comes in. */
export const useSound = (track: MediaStreamTrack): void => {
  useEffect(() => {
    const sound = new Audio();
    sound.srcObject = new MediaStream([track]);
    // Joining was a press of a button, so playing is allowed; where it is not, the next press allows it.
    const play = () => void sound.play().catch(() => undefined);
    play();
    addEventListener('click', play);
    return () => {
      removeEventListener('click', play);
      sound.pause();
      sound.srcObject = null;
    };
  }, [track]);
};
