import { useSyncExternalStore } from 'react';
import { drafts } from '../../app/drafts.ts';

/** The composer into which a refused post came back. */
export const useCameBack = <Mode extends string>(channel: string, modes: readonly Mode[]): Mode | null =>
  useSyncExternalStore(
    drafts.subscribe,
    () =>
      modes.find(
        (mode) => (drafts.read(`${channel} ${mode}`) as { refusal?: unknown } | undefined)?.refusal,
      ) ?? null,
  );
