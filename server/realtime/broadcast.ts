import type { PushName, PushPayload, pushes } from '#contracts/realtime/registry.ts';

/** Sends one push to rooms of this node: encoded once, however many are in them. */
export type Broadcast = <Name extends PushName>(
  rooms: readonly string[],
  name: Name,
  payload: PushPayload<(typeof pushes)[Name]>,
) => void;
