/**
 * Reports how loud a microphone hears, 0 to 1, ten times a second, without React: whoever draws it does so by itself.
 * It listens to a clone, which goes on hearing while the original is muted.
 */
export const watchLevel = (track: MediaStreamTrack, tell: (level: number) => void): (() => void) => {
  const context = new AudioContext();
  const analyser = context.createAnalyser();
  analyser.fftSize = 512;
  const heard = track.clone();
  heard.enabled = true;
  context.createMediaStreamSource(new MediaStream([heard])).connect(analyser);
  const samples = new Uint8Array(analyser.fftSize);
  const timer = setInterval(() => {
    analyser.getByteTimeDomainData(samples);
    let sum = 0;
    for (const sample of samples) sum += (sample - 128) ** 2;
    tell(Math.min(1, Math.sqrt(sum / samples.length) / 40));
  }, 100);
  return () => {
    clearInterval(timer);
    heard.stop();
    void context.close();
  };
};
