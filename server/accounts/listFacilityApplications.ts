import type { positionRoutes } from '#contracts/http/positionRoutes.ts';
import type { Answer } from '#contracts/http/route.ts';
import type { Actor } from '#domain/access/actor.ts';
import type { FacilityId } from '#domain/ids.ts';
import { pageOf } from '#platform/pageOf.ts';
import type { AccountDoorParts } from './accountDoorParts.ts';
import type { ApplicationRecord } from './applicationModel.ts';
import { applicationsShown } from './applicationsShown.ts';

const PAGE = 50;

/** [RI15] What a facility asked for and what became of it, the newest first; by its manager, or the office. */
export const listFacilityApplications = async (
  parts: Pick<AccountDoorParts, 'gate' | 'store' | 'facilities' | 'names'>,
  actor: Actor,
  facility: FacilityId,
  after: string | null,
): Promise<Answer<typeof positionRoutes.listFacilityApplications>> => {
  await parts.gate.require(actor, 'list-facility-applications', { kind: 'facility', id: facility });
  const { applications } = parts.store;
  const last = after === null ? null : await applications.findById(after).lean<ApplicationRecord>();
  const following =
    last?.facility !== facility
      ? {}
      : { $or: [{ madeAt: { $lt: last.madeAt } }, { madeAt: last.madeAt, _id: { $lt: last._id } }] };
  const found = await applications
    .find({ facility, ...following })
    .sort({ madeAt: -1, _id: -1 })
    .limit(PAGE + 1)
    .lean<ApplicationRecord[]>();
  const { page, last: end } = pageOf(found, PAGE);
  return { next: end?._id ?? null, applications: await applicationsShown(parts, page) };
};
