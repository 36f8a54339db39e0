import type { AttributeReaders } from '#domain/access/attributeReaders.ts';
import type { AccountAttributes, PositionAttributes } from '#domain/access/attributes.ts';
import type { AccountId, FacilityId } from '#domain/ids.ts';
import type { FacilityAttributes } from '#domain/records/facility/facilityAttributes.ts';
import { readTogether } from '#platform/readTogether.ts';
import { readWhole } from '#platform/readWhole.ts';
import type { AccountRecord } from './accountModel.ts';
import type { AccountStore } from './accountStore.ts';
import type { CapacityRecord } from './capacityModel.ts';
import type { PositionRecord } from './positionModel.ts';

/** The facilities' published query. */
export type FacilityAttributesOf = (
  ids: readonly FacilityId[],
) => Promise<ReadonlyMap<FacilityId, FacilityAttributes>>;

/** The gate's attributes of an account, read afresh. One that has left is as unknown as one that never was. */
export const readAccountAttributes = (
  store: AccountStore,
  facilities: FacilityAttributesOf,
): AttributeReaders['account'] => {
  const accountOf = readTogether<AccountId, AccountRecord>(async (ids) => {
    const asked = { municipality: 1, sessionEpoch: 1, state: 1, family: 1 };
    const found = await store.accounts.find({ _id: { $in: ids } }, asked, readWhole).lean<AccountRecord[]>();
    return new Map(found.map((record) => [record._id, record]));
  });
  const positionsOf = readTogether<AccountId, PositionRecord[]>(async (ids) =>
    Map.groupBy(
      await store.positions.find({ account: { $in: ids } }, {}, readWhole).lean<PositionRecord[]>(),
      ({ account }) => account,
    ),
  );
  const capacitiesOf = readTogether<AccountId, CapacityRecord[]>(async (ids) =>
    Map.groupBy(
      await store.capacities.find({ account: { $in: ids } }, {}, readWhole).lean<CapacityRecord[]>(),
      ({ account }) => account,
    ),
  );
  const facilityOf = readTogether(facilities);
  return async (id) => {
    const [account, positions, capacities] = await Promise.all([
      accountOf(id),
      positionsOf(id).then((found) => found ?? []),
      capacitiesOf(id).then((found) => found ?? []),
    ]);
    if (account === null || account.state === 'left') return null;
    const at = await Promise.all(positions.map(({ facility }) => facilityOf(facility)));
    const known = new Map(at.flatMap((each) => (each === null ? [] : [[each.id, each] as const])));
    const attributes: AccountAttributes = {
      id,
      municipality: account.municipality,
      sessionEpoch: account.sessionEpoch,
      ...(account.family === true && { family: true as const }),
      positions: positions.flatMap((position) => positionAttributes(position, known) ?? []),
      capacities: capacities.map(({ capacity, position, municipality, facility, from, until }) => ({
        capacity,
        position,
        municipality,
        facility,
        from,
        until,
      })),
    };
    return attributes;
  };
};

export const positionAttributes = (
  { _id, account, facility, profession, from, until }: PositionRecord,
  facilities: ReadonlyMap<FacilityId, FacilityAttributes>,
): PositionAttributes | null => {
  const at = facilities.get(facility);
  if (at === undefined) return null;
  return {
    id: _id,
    account,
    facility,
    facilityMunicipality: at.municipality,
    hub: at.hub,
    profession,
    from,
    until,
  };
};
