import type { KeyObject } from 'node:crypto';
import type { Gate } from '#access/gate.ts';
import { tokyoDay } from '#domain/vocabulary/days.ts';
import type { Platform } from '#platform/platform.ts';
import type { AgreementRegistry } from '#server/agreements/agreementRegistry.ts';
import { auditHandlers } from './auditHandlers.ts';
import { auditState } from './auditState.ts';
import { openChainer } from './chainer.ts';
import { openCheckpointKey } from './checkpointKey.ts';
import { checkpointModel } from './checkpointModel.ts';
import { openCheckpoints } from './checkpoints.ts';
import { partnersOf } from './partnersOf.ts';
import { type SearchedIn, searchAudited } from './searchAudited.ts';
import { type ShownBy, showRecords } from './showRecords.ts';

interface Parts {
  readonly gate: Gate;
  readonly agreements: AgreementRegistry;
  readonly directory: Pick<ShownBy & SearchedIn, 'positions' | 'patients' | 'municipalities'>;
  readonly dataDir: string;
}

/** The audit trail: facts linked into chains, chains signed, both given out through the gate. */
export const auditFeature = async (platform: Platform, { gate, agreements, directory, dataDir }: Parts) => {
  const { db, clock, log, env } = platform;
  const model = checkpointModel(db);
  await model.createCollection();
  await model.createIndexes();
  const { store, pass } = await openChainer(platform);
  let key: Promise<KeyObject> | undefined;
  const checkpoints = openCheckpoints({
    ...{ db, clock, log, store },
    key: () => {
      key ??= openCheckpointKey(env.AUDIT_KEY, dataDir).catch((error: unknown) => {
        key = undefined;
        throw error;
      });
      return key;
    },
    partners: (municipality) => {
      const day = tokyoDay(clock.now());
      return partnersOf(agreements.effectiveOn(day), municipality, day);
    },
  });
  return {
    checkpoints,
    store,
    http: auditHandlers({
      ...{ gate, store, checkpoints, clock },
      show: showRecords({ clock, agreements, ...directory }),
      search: searchAudited({ clock, agreements, ...directory }),
      state: auditState({ db, store, checkpoints, municipalities: directory.municipalities }),
    }),
    /** Runs every second. How much it carried on is in the chains, so it is not logged. */
    link: async (): Promise<number> => {
      await pass();
      return 0;
    },
    signDaily: checkpoints.signDaily,
  };
};

export type AuditFeature = Awaited<ReturnType<typeof auditFeature>>;
