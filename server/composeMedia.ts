import { holdAdmission } from '#access/admission.ts';
import type { SessionReader } from '#access/sessionReader.ts';
import { openMediaNode } from '#media/mediaNode.ts';
import type { Flags } from '#platform/flags.ts';
import type { Platform } from '#platform/platform.ts';
import type { Care } from './composeCare.ts';

/** The media door: an SFU node that lets in whom the gate lets join, and records who was there. */
export const composeMedia = async (
  platform: Platform,
  { care, sessions, flags }: { care: Care; sessions: SessionReader; flags: Flags },
): Promise<void> => {
  const { clock, env } = platform;
  const { gate, features } = care;
  await openMediaNode(
    platform,
    { ip: flags.host, announcedAddress: env.MEDIA_ANNOUNCED_ADDRESS, firstPort: flags.mediaPort },
    {
      admit: (actor, conference, onEnded) =>
        holdAdmission({
          gate,
          clock,
          actor,
          act: 'join',
          record: { kind: 'conference', id: conference },
          onChanged: () => undefined,
          onEnded: ({ code, details }) => onEnded({ code, details }),
          stillSignedIn: async () => (await sessions.look(actor.session))?.position === actor.position,
        }),
      joined: (actor, conference) => features.minutes.recordAttendance(conference, actor, 'joined'),
      left: (actor, conference) => features.minutes.recordAttendance(conference, actor, 'left'),
    },
  );
};
