import { useSyncExternalStore } from 'react';
import type { ShownWaiting } from './OutboxPost.ts';
import { outbox } from './outbox.ts';

/** All that waits, in the order it was written in. */
export const useOutbox = (): readonly ShownWaiting[] => useSyncExternalStore(outbox.subscribe, outbox.all);
