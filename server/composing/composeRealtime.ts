import type { Server } from 'node:http';
import { holdAdmission } from '#access/admission.ts';
import { addressOf } from '#platform/addressOf.ts';
import type { Platform } from '#platform/platform.ts';
import { openRpc } from '#platform/rpc/openRpc.ts';
import { callHandlers } from '#server/conferences/callHandlers.ts';
import { openRealtime } from '#server/realtime/openRealtime.ts';
import { openPresence } from '#server/realtime/presence.ts';
import { systemHandlers } from '#server/realtime/systemHandlers.ts';
import type { DoorParts } from './doorParts.ts';

/** The socket door: posts, notices, calls. */
export const composeRealtime = async (
  platform: Platform,
  server: Server,
  { care, sessions, flags, isOwnOrigin, refuseUpgrade }: DoorParts,
): Promise<void> => {
  const { lifecycle } = platform;
  const realtime = openRealtime(platform, {
    sessions,
    gate: care.gate,
    isOwnOrigin,
    refuseUpgrade,
    addressOf: addressOf(flags.behindProxy),
  });
  const presence = openPresence(platform);
  lifecycle.opened('presence', () => presence.close());
  const channels = care.features.channels.serveSocket({ realtime, presence, holdAdmission });
  const calls = await callHandlers(platform, await openRpc(platform));
  const stops = [care.features.notices, care.features.conferences].map((each) =>
    each.tell(care.hints, realtime.connections),
  );
  realtime.attach(server, { ...systemHandlers(sessions), ...channels, ...calls });
  lifecycle.opened('realtime', async () => {
    for (const stop of stops) stop();
    await realtime.close();
  });
};
