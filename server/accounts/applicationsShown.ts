import type { positionRoutes } from '#contracts/http/positionRoutes.ts';
import type { Answer } from '#contracts/http/route.ts';
import type { AccountDoorParts } from './accountDoorParts.ts';
import type { AccountRecord } from './accountModel.ts';
import type { ApplicationRecord } from './applicationModel.ts';

type Shown = Answer<typeof positionRoutes.listApplications>['applications'];

/** Applications with the names that their people and facilities have today. */
export const applicationsShown = async (
  { store, facilities, names }: Pick<AccountDoorParts, 'store' | 'facilities' | 'names'>,
  applications: readonly ApplicationRecord[],
): Promise<Shown> => {
  const [found, at] = await Promise.all([
    store.accounts
      .find(
        { _id: { $in: [...new Set(applications.map(({ account }) => account))] } },
        { name: 1, municipality: 1, vouched: 1 },
      )
      .lean<Pick<AccountRecord, '_id' | 'name' | 'municipality' | 'vouched'>[]>(),
    facilities.find(applications.map(({ facility }) => facility)),
  ]);
  const people = new Map(found.map((each) => [each._id, each]));
  const cities = await names(found.flatMap(({ municipality }) => municipality ?? []));
  return applications.map(({ _id, facility, account, profession, municipality, madeAt, ...said }) => {
    const person = people.get(account);
    const code = person?.municipality ?? null;
    return {
      ...{ id: _id, account, profession, from: said.from, note: said.note, state: said.state },
      ...{
        at: madeAt.toISOString(),
        decidedAt: said.decidedAt?.toISOString() ?? null,
        reason: said.reason ?? null,
      },
      facility: { id: facility, name: at.get(facility)?.name ?? '' },
      name: person?.name ?? '',
      municipality: { code: code ?? '', name: code === null ? '' : (cities.get(code) ?? code) },
      // An office that grants for one of its own answers for the profession by that.
      vouched:
        code === municipality || (person?.vouched ?? []).some((each) => each.profession === profession),
    };
  });
};
