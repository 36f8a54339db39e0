import { useEffect, useState } from 'react';

/** How loud the microphone hears, 0 to 1, ten times a second. */
export const useLevel = (track: MediaStreamTrack | null): number => {
  const [level, setLevel] = useState(0);
  useEffect(() => {
    if (!track) return;
    const context = new AudioContext();
    const analyser = context.createAnalyser();
    analyser.fftSize = 512;
    // A clone keeps hearing while the original is muted: ミュート中に話しています.
    const heard = track.clone();
    heard.enabled = true;
    context.createMediaStreamSource(new MediaStream([heard])).connect(analyser);
    const samples = new Uint8Array(analyser.fftSize);
    const timer = setInterval(() => {
      analyser.getByteTimeDomainData(samples);
      let sum = 0;
      for (const sample of samples) sum += (sample - 128) ** 2;
      setLevel(Math.min(1, Math.sqrt(sum / samples.length) / 40));
    }, 100);
    return () => {
      clearInterval(timer);
      heard.stop();
      void context.close();
    };
  }, [track]);
  return level;
};
