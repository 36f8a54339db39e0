import { holdAdmission } from '#access/admission.ts';
import type { SessionReader } from '#access/sessionReader.ts';
import { openMediaNode } from '#media/mediaNode.ts';
import type { Flags } from '#platform/flags.ts';
import type { Platform } from '#platform/platform.ts';
import { admitToCall } from '#server/conferences/admitToCall.ts';
import type { HeldPorts } from '#server/setup/holdPorts.mjs';
import type { Care } from './composeCare.ts';

/** The media door: an SFU node that lets in whom the gate lets join, and records who was there. */
export const composeMedia = async (
  platform: Platform,
  {
    care,
    sessions,
    flags,
    ports,
  }: { care: Care; sessions: SessionReader; flags: Flags; ports: HeldPorts | undefined },
): Promise<void> => {
  const { clock, env, log } = platform;
  const { gate, features } = care;
  await openMediaNode(
    platform,
    {
      ip: flags.host,
      announcedAddress: env.MEDIA_ANNOUNCED_ADDRESS,
      firstPort: ports?.mediaPort ?? flags.mediaPort ?? 0,
      mayMove: flags.mediaPort === null,
      release: async (port) => ports?.release(port),
    },
    {
      admit: admitToCall({
        ...{ gate, clock, log, holdAdmission },
        stands: async ({ session, position }) => (await sessions.look(session))?.position === position,
      }),
      joined: async (actor, conference) => {
        await features.conferences.cameIn(conference);
        await features.minutes.recordAttendance(conference, actor, 'joined');
      },
      left: (actor, conference) => features.minutes.recordAttendance(conference, actor, 'left'),
    },
  );
};
