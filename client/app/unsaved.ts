import { useEffect, useId } from 'react';

/** Who has unsent text: closing or reloading asks first, since the text is nowhere but in this tab's memory. */
const holders = new Set<string>();

const ask = (event: BeforeUnloadEvent) => event.preventDefault();

export const setUnsaved = (holder: string, unsaved: boolean): void => {
  if (unsaved) holders.add(holder);
  else holders.delete(holder);
  if (holders.size > 0) addEventListener('beforeunload', ask);
  else removeEventListener('beforeunload', ask);
};

export const hasUnsaved = (): boolean => holders.size > 0;

export const forgetUnsaved = (): void => {
  holders.clear();
  removeEventListener('beforeunload', ask);
};

/** For a form whose text goes with its screen. */
export const useUnsaved = (unsaved: boolean): void => {
  const id = useId();
  useEffect(() => {
    setUnsaved(id, unsaved);
    return () => setUnsaved(id, false);
  }, [id, unsaved]);
};
