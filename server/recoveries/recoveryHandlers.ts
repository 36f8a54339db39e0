import type { recoveryRoutes } from '#contracts/http/recoveryRoutes.ts';
import type { AttributeReaders } from '#domain/access/attributeReaders.ts';
import { recoveryAt } from '#domain/rights/recoveryAt.ts';
import { tokyoDay } from '#domain/vocabulary/days.ts';
import type { MunicipalityCode } from '#domain/vocabulary/municipalityCode.ts';
import type { Clock } from '#platform/clock.ts';
import { holdsOperator } from '#server/accounts/holdsOperator.ts';
import type { Handlers } from '#server/http/handlers.ts';
import type { RecoveryCommands } from './recoveryCommands.ts';
import type { RecoveryRecord } from './recoveryModel.ts';
import type { RecoveryStore } from './recoveryStore.ts';

export interface RecoveryDoorParts extends RecoveryCommands {
  readonly clock: Clock;
  readonly store: RecoveryStore;
  readonly readAccount: AttributeReaders['account'];
  readonly names: (codes: readonly MunicipalityCode[]) => Promise<ReadonlyMap<MunicipalityCode, string>>;
}

const SHOWN_MS = 90 * 24 * 60 * 60 * 1000;

export const recoveryHandlers = (parts: RecoveryDoorParts): Handlers<typeof recoveryRoutes> => ({
  askOfficer: async ({ actor, params, body }) => ({
    recovery: await parts.askOfficer(actor, params.municipality, body),
  }),
  confirmOfficer: async ({ actor, params }) => ({
    until: (await parts.confirmOfficer(actor, params.recovery)).toISOString(),
  }),
  objectOfficer: ({ actor, params, body }) => parts.objectOfficer(actor, params.recovery, body.reason),
  completeOfficer: async ({ actor, params }) => {
    const { secret, until } = await parts.completeOfficer(actor, params.recovery);
    return { secret, until: until.toISOString() };
  },
  listRecoveries: async ({ actor }) => {
    const now = parts.clock.now();
    const operator = await holdsOperator(parts.readAccount, actor, tokyoDay(now));
    const municipality = (await parts.readAccount(actor.account))?.municipality ?? null;
    if (!operator && municipality === null) return { recoveries: [] };
    const found = await parts.store.recoveries
      .find({
        ...(operator ? {} : { municipality: municipality as MunicipalityCode }),
        askedAt: { $gte: new Date(now.getTime() - SHOWN_MS) },
      })
      .sort({ askedAt: -1 })
      .lean<RecoveryRecord[]>();
    const names = await parts.names(found.map((each) => each.municipality));
    return {
      recoveries: found.map((each) => {
        const { state, until } = recoveryAt(each, now);
        return {
          ...{ id: each._id, name: each.name, loginName: each.loginName, reason: each.reason, state },
          municipality: { code: each.municipality, name: names.get(each.municipality) ?? each.municipality },
          ...{ askedAt: each.askedAt.toISOString(), own: each.askedBy === actor.account },
          until: until?.toISOString() ?? null,
          objection:
            each.objection === null
              ? null
              : {
                  by: each.objector ?? '',
                  reason: each.objection,
                  at: each.objectedAt?.toISOString() ?? '',
                },
        };
      }),
    };
  },
});
