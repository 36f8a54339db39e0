import { useSyncExternalStore } from 'react';
import type { Call } from '../call/Call.ts';
import type { CallState } from '../call/CallState.ts';

export const useCallState = (call: Call): CallState => useSyncExternalStore(call.subscribe, call.getState);
