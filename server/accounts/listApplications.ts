import type { positionRoutes } from '#contracts/http/positionRoutes.ts';
import type { Answer } from '#contracts/http/route.ts';
import type { Actor } from '#domain/access/actor.ts';
import type { MunicipalityCode } from '#domain/vocabulary/municipalityCode.ts';
import type { AccountDoorParts } from './accountDoorParts.ts';
import type { ApplicationRecord } from './applicationModel.ts';
import { applicationsShown } from './applicationsShown.ts';

/**
 * The applications that wait for a municipality's office, the oldest first: those to decide, and those whose
 * profession it has to answer for (RI15).
 */
export const listApplications = async (
  parts: Pick<AccountDoorParts, 'gate' | 'store' | 'facilities' | 'names'>,
  actor: Actor,
  municipality: MunicipalityCode,
): Promise<Answer<typeof positionRoutes.listApplications>> => {
  await parts.gate.require(actor, 'list-applications', { kind: 'municipality', id: municipality });
  const open = (where: object) =>
    parts.store.applications
      .find({ state: 'open', ...where })
      .sort({ madeAt: 1 })
      .lean<ApplicationRecord[]>();
  const elsewhere = await open({ municipality: { $ne: municipality } });
  const managed = new Set<string>(
    await parts.store.accounts.distinct('_id', {
      _id: { $in: elsewhere.map(({ account }) => account) },
      municipality,
    }),
  );
  const toVouch = elsewhere.filter(({ account }) => managed.has(account));
  return {
    applications: await applicationsShown(parts, await open({ municipality })),
    toVouch: (await applicationsShown(parts, toVouch)).filter(({ vouched }) => !vouched),
  };
};
