import type { positionRoutes } from '#contracts/http/positionRoutes.ts';
import type { Answer } from '#contracts/http/route.ts';
import type { Actor } from '#domain/access/actor.ts';
import type { MunicipalityCode } from '#domain/vocabulary/municipalityCode.ts';
import type { AccountParts } from './accountParts.ts';
import type { ApplicationRecord } from './applicationModel.ts';

/** What facilities ask for and nobody has decided yet, the oldest first. */
export const listApplications = async (
  { gate, store, positions, facilities }: Pick<AccountParts, 'gate' | 'store' | 'positions' | 'facilities'>,
  actor: Actor,
  municipality: MunicipalityCode,
): Promise<Answer<typeof positionRoutes.listApplications>> => {
  await gate.require(actor, 'list-applications', { kind: 'municipality', id: municipality });
  const open = await store.applications
    .find({ municipality, state: 'open' })
    .sort({ madeAt: 1 })
    .lean<ApplicationRecord[]>();
  const [names, at] = await Promise.all([
    positions.personNames(open.map(({ account }) => account)),
    facilities.find(open.map(({ facility }) => facility)),
  ]);
  return {
    applications: open.map(({ _id, facility, account, profession, from, note, madeAt }) => ({
      ...{ id: _id, account, profession, from, note, at: madeAt.toISOString() },
      facility: { id: facility, name: at.get(facility)?.name ?? '' },
      name: names.get(account)?.(null) ?? '',
    })),
  };
};
