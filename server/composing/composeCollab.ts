import { Gauge } from 'prom-client';
import { holdAdmission } from '#access/admission.ts';
import { createCollab } from '#collab/createCollab.ts';
import { addressOf } from '#platform/addressOf.ts';
import type { Platform } from '#platform/platform.ts';
import type { TakeUpgrade } from '#server/http/listen.ts';
import type { DoorParts } from './doorParts.ts';

/** The document door: answers who takes the upgrades of `/collab/`. */
export const composeCollab = (
  { log, nodeId, clock, lifecycle, metrics }: Platform,
  { care, sessions, flags, isOwnOrigin, refuseUpgrade }: DoorParts,
): TakeUpgrade => {
  const collab = createCollab({
    ports: {
      ...care.features.minutes.collabPorts((wanted) => holdAdmission({ gate: care.gate, clock, ...wanted })),
      sessions: {
        read: sessions.read,
        stands: async ({ session, position }) => (await sessions.look(session))?.position === position,
        touch: ({ session }) => sessions.touch(session),
      },
    },
    log,
    nodeId,
    addressOf: addressOf(flags.behindProxy),
    isOwnOrigin: ({ headers }) => isOwnOrigin(headers),
    refuseUpgrade,
  });
  for (const what of ['documents', 'connections'] as const) {
    new Gauge({
      name: `engawa_collab_${what}`,
      help: `Open ${what} at the document door`,
      registers: [metrics],
      async collect() {
        this.set((await collab.count())[what]);
      },
    });
  }
  lifecycle.opened('collab', () => collab.close());
  return collab.handleUpgrade;
};
