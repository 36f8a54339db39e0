import type { CameraChoice } from './Call.ts';
import type { CallPorts } from './CallPorts.ts';
import type { DeviceCause, DeviceOption, OwnSource } from './CallState.ts';
import type { Taken } from './callModel.ts';
import { causeOf } from './causeOf.ts';

type Asked = Extract<OwnSource, 'microphone' | 'camera'>;

type Batch = Map<
  Asked,
  { readonly choice: CameraChoice | null; readonly done: (taken: Taken | DeviceCause) => void }
>;

const constraintsOf = (source: Asked, choice: CameraChoice | null): MediaTrackConstraints => {
  const which =
    choice === null
      ? {}
      : 'deviceId' in choice
        ? { deviceId: { exact: choice.deviceId } }
        : // A laptop has no rear camera: whichever it has will do.
          { facingMode: { ideal: choice.facing } };
  return source === 'microphone'
    ? { ...which, echoCancellation: true, noiseSuppression: true }
    : { ...which, width: { ideal: 1280 }, height: { ideal: 720 }, frameRate: { ideal: 24 } };
};

const takenOf = (track: MediaStreamTrack): Taken => {
  const { deviceId, facingMode } = track.getSettings();
  const facing = facingMode === 'user' || facingMode === 'environment' ? facingMode : null;
  return { track, sound: null, deviceId: deviceId ?? null, facing };
};

const none = new DOMException('', 'NotSupportedError');

/** Microphones, cameras and screens of this browser. */
export const openDevices = (): CallPorts['devices'] => {
  const media = navigator.mediaDevices as MediaDevices | undefined;

  const takeOne = async (source: Asked, choice: CameraChoice | null): Promise<Taken | DeviceCause> => {
    const wanted = constraintsOf(source, choice);
    try {
      if (media === undefined) throw none;
      const stream = await media.getUserMedia(
        source === 'microphone' ? { audio: wanted } : { video: wanted },
      );
      const [track] = stream.getTracks();
      if (track === undefined) throw none;
      return takenOf(track);
    } catch (thrown) {
      return causeOf(thrown, navigator.userAgent);
    }
  };

  /** Asks the person for both at once. If that fails, each is asked for by itself: a busy camera leaves the voice. */
  const takeBoth = async (
    microphone: CameraChoice | null,
    camera: CameraChoice | null,
  ): Promise<readonly [Taken | DeviceCause, Taken | DeviceCause]> => {
    try {
      if (media === undefined) throw none;
      const stream = await media.getUserMedia({
        audio: constraintsOf('microphone', microphone),
        video: constraintsOf('camera', camera),
      });
      const [audio] = stream.getAudioTracks();
      const [video] = stream.getVideoTracks();
      if (audio && video) return [takenOf(audio), takenOf(video)];
      for (const track of stream.getTracks()) track.stop();
    } catch {
      // It is not known which of the two it was.
    }
    return [await takeOne('microphone', microphone), await takeOne('camera', camera)];
  };

  const takeScreen = async (): Promise<Taken | DeviceCause> => {
    try {
      const stream = await media?.getDisplayMedia({ video: true, audio: true });
      const track = stream?.getVideoTracks()[0];
      if (track === undefined) throw none;
      return { ...takenOf(track), sound: stream?.getAudioTracks()[0] ?? null };
    } catch (thrown) {
      return causeOf(thrown, navigator.userAgent);
    }
  };

  /** Asked for in the same moment: one question to the person, not two. */
  let waiting: Batch = new Map();
  const answer = async (batch: Batch): Promise<void> => {
    const microphone = batch.get('microphone');
    const camera = batch.get('camera');
    if (microphone && camera) {
      const [voice, face] = await takeBoth(microphone.choice, camera.choice);
      microphone.done(voice);
      camera.done(face);
      return;
    }
    for (const [source, { choice, done }] of batch) done(await takeOne(source, choice));
  };
  const ask = (source: Asked, choice: CameraChoice | null): Promise<Taken | DeviceCause> =>
    new Promise((done) => {
      if (waiting.size === 0)
        queueMicrotask(() => {
          const batch = waiting;
          waiting = new Map();
          void answer(batch);
        });
      waiting.set(source, { choice, done });
    });

  return {
    take: (source, choice) => (source === 'screen' ? takeScreen() : ask(source, choice)),
    async list(): Promise<readonly DeviceOption[]> {
      const found = (await media?.enumerateDevices().catch(() => [])) ?? [];
      return found.flatMap(({ kind, deviceId, label }): DeviceOption[] => {
        if (deviceId === '' || kind === 'audiooutput') return [];
        return [{ kind: kind === 'audioinput' ? 'microphone' : 'camera', deviceId, label }];
      });
    },
    onChanged(listener) {
      media?.addEventListener('devicechange', listener);
      return () => media?.removeEventListener('devicechange', listener);
    },
  };
};
