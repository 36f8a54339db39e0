import { Gauge } from 'prom-client';
import { holdAdmission } from '#access/admission.ts';
import type { SessionReader } from '#access/sessionReader.ts';
import { createCollab } from '#collab/createCollab.ts';
import { addressOf } from '#platform/addressOf.ts';
import type { Flags } from '#platform/flags.ts';
import { isOwnOrigin } from '#platform/isOwnOrigin.ts';
import type { Platform } from '#platform/platform.ts';
import type { Care } from './composeCare.ts';
import type { TakeUpgrade } from './http/listen.ts';

/** The document door: answers who takes the upgrades of `/collab/`. */
export const composeCollab = (
  { log, nodeId, clock, env, lifecycle, metrics }: Platform,
  { care, sessions, flags }: { care: Care; sessions: SessionReader; flags: Flags },
): TakeUpgrade => {
  const collab = createCollab({
    ports: {
      ...care.used.minutes.collabPorts((wanted) => holdAdmission({ gate: care.gate, clock, ...wanted })),
      sessions: {
        read: sessions.read,
        stands: async ({ session, position }) => (await sessions.look(session))?.position === position,
        touch: ({ session }) => sessions.touch(session),
      },
    },
    log,
    nodeId,
    addressOf: addressOf(flags.behindProxy),
    isOwnOrigin: ({ headers }) => isOwnOrigin(headers.origin, headers.host, env.PUBLIC_ORIGINS),
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
