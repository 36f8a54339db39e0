import { useCallback, useEffect, useRef, useState } from 'react';

export type MediaTrouble = 'refused' | 'missing' | 'busy' | 'unsupported' | 'in-app';

/** LINE's and others' browsers inside an app have no camera to give. */
const inApp = /\b(Line|FBAN|FBAV|Instagram)\b/i;

const troubleOf = (thrown: unknown): MediaTrouble => {
  if (inApp.test(navigator.userAgent)) return 'in-app';
  const name = thrown instanceof DOMException ? thrown.name : '';
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'refused';
  if (name === 'NotFoundError' || name === 'OverconstrainedError') return 'missing';
  return name === 'NotReadableError' ? 'busy' : 'unsupported';
};

/** Camera and microphone; without a camera the voice alone will do. */
export const useOwnMedia = () => {
  const [stream, setStream] = useState<MediaStream | null>(null);
  const [trouble, setTrouble] = useState<MediaTrouble | null>(null);
  const [asking, setAsking] = useState(false);
  const held = useRef<MediaStream | null>(null);
  /** Once a call has taken it, it is the call's to stop. */
  const given = useRef(false);

  const ask = useCallback(async (): Promise<void> => {
    setAsking(true);
    setTrouble(null);
    try {
      if (!navigator.mediaDevices) throw new DOMException('', 'NotSupportedError');
      const audio = { echoCancellation: true, noiseSuppression: true };
      const video = { width: { ideal: 1280 }, height: { ideal: 720 }, frameRate: { ideal: 24 } };
      const both = await navigator.mediaDevices
        .getUserMedia({ audio, video })
        .catch((thrown: unknown) =>
          troubleOf(thrown) === 'missing'
            ? navigator.mediaDevices.getUserMedia({ audio })
            : Promise.reject(thrown),
        );
      held.current = both;
      setStream(both);
    } catch (thrown) {
      setTrouble(troubleOf(thrown));
    } finally {
      setAsking(false);
    }
  }, []);

  useEffect(
    () => () => {
      if (!given.current) for (const track of held.current?.getTracks() ?? []) track.stop();
    },
    [],
  );
  const take = (): MediaStream => {
    given.current = true;
    return held.current ?? new MediaStream();
  };
  return { stream, trouble, asking, ask, take };
};
