import type { types } from 'mediasoup-client';
import type { MediaSource } from '#contracts/signalling.ts';

/**
 * Three layers for a face, so that each receiver gets what its line carries; a screen goes as one sharp picture,
 * since letters that were scaled down cannot be read.
 */
export const sendOptions = (source: MediaSource, track: MediaStreamTrack): Partial<types.ProducerOptions> => {
  if (track.kind === 'audio') return { codecOptions: { opusDtx: true, opusFec: true } };
  if (source === 'screen') return { encodings: [{ maxBitrate: 1_500_000, maxFramerate: 8 }] };
  return {
    encodings: [
      { scaleResolutionDownBy: 4, maxBitrate: 120_000 },
      { scaleResolutionDownBy: 2, maxBitrate: 350_000 },
      { scaleResolutionDownBy: 1, maxBitrate: 900_000 },
    ],
    codecOptions: { videoGoogleStartBitrate: 400 },
  };
};
