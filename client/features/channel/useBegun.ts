import { useSyncExternalStore } from 'react';
import { drafts } from '../../app/drafts.ts';
import { uploadQueue } from '../attachments/uploadQueue.ts';

const subscribe = (listener: () => void) => {
  const stops = [drafts.subscribe(listener), uploadQueue.subscribe(listener)];
  return () => {
    for (const stop of stops) stop();
  };
};

/** Which composers of a room hold something that was begun, by words or by files. */
export const useBegun = <Mode extends string>(channel: string, modes: readonly Mode[]): readonly Mode[] => {
  const isBegun = (mode: Mode) => {
    const key = `${channel} ${mode}`;
    return drafts.read(key) !== undefined || uploadQueue.of(key).length > 0;
  };
  const begun = useSyncExternalStore(subscribe, () => modes.filter(isBegun).join(' '));
  return modes.filter((mode) => begun.split(' ').includes(mode));
};
