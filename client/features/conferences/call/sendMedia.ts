import type { types } from 'mediasoup-client';
import type { MediaSource } from '#contracts/signalling.ts';
import type { Realtime } from '../../../api/realtime.ts';
import { sendOptions } from './sendOptions.ts';

/** What went wrong in sending. `broken`: the transport cannot be used any more. */
interface SendingFailed {
  readonly thrown: unknown;
  readonly broken: boolean;
}

type Send = (source: MediaSource, track: MediaStreamTrack | null) => Promise<void>;

/**
 * Sends one's own sources over a transport. Paused means that not one packet is sent (`zeroRtpOnPause`), and that the
 * track is released: its owner may stop it, and a camera's light goes out.
 */
export const sendMedia = (transport: Pick<types.Transport, 'produce' | 'on'>, ask: Realtime['ask']): Send => {
  const producers = new Map<MediaSource, types.Producer>();
  (transport as types.Transport).on('produce', ({ kind, rtpParameters, appData }, done, failed) => {
    const source = appData.source as MediaSource;
    ask('call:produce', {
      transport: (transport as types.Transport).id,
      ...{ kind, source, rtpParameters: { ...rtpParameters }, paused: false },
    }).then(({ producer }) => done({ id: producer }), failed);
  });

  const stop: Send = async (source) => {
    const producer = producers.get(source);
    if (producer === undefined) return;
    if (source === 'screen' || source === 'screen-sound') {
      producers.delete(source);
      producer.close();
      await ask('call:close-producer', { producer: producer.id });
      return;
    }
    if (!producer.paused) producer.pause();
    await producer.replaceTrack({ track: null });
    await ask('call:set-producer', { producer: producer.id, paused: true });
  };

  const start = async (source: MediaSource, track: MediaStreamTrack): Promise<void> => {
    const producer = producers.get(source);
    if (producer === undefined) {
      const made = await transport.produce({
        ...sendOptions(source, track),
        ...{ track, stopTracks: false, disableTrackOnPause: false, zeroRtpOnPause: true },
        appData: { source },
      });
      producers.set(source, made);
      return;
    }
    await producer.replaceTrack({ track });
    if (producer.paused) producer.resume();
    await ask('call:set-producer', { producer: producer.id, paused: false });
  };

  return async (source, track) => {
    const hadProducer = producers.has(source);
    try {
      await (track === null ? stop(source, null) : start(source, track));
    } catch (thrown) {
      // A device that has ended meanwhile reports that itself. If a producer was refused, its transport is half
      // described, and nothing more can be agreed on over it.
      const ended = track?.readyState === 'ended';
      throw { thrown, broken: !hadProducer && !ended } satisfies SendingFailed;
    }
  };
};
