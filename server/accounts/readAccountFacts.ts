import type { AccountFacts, FacilityFacts, FactReaders, PositionFacts } from '#domain/access/facts.ts';
import type { FacilityId } from '#domain/ids.ts';
import type { AccountRecord } from './accountModel.ts';
import type { AccountStore } from './accountStore.ts';
import type { CapacityRecord } from './capacityModel.ts';
import type { PositionRecord } from './positionModel.ts';

/** The facilities' published query. */
export type FacilityFactsOf = (ids: readonly FacilityId[]) => Promise<ReadonlyMap<FacilityId, FacilityFacts>>;

/** The gate's facts of an account, read afresh. One that has left is as unknown as one that never was. */
export const readAccountFacts =
  (store: AccountStore, facilities: FacilityFactsOf): FactReaders['account'] =>
  async (id) => {
    const [account, positions, capacities] = await Promise.all([
      store.accounts.findById(id, { municipality: 1, sessionEpoch: 1, state: 1 }).lean<AccountRecord>(),
      store.positions.find({ account: id }).lean<PositionRecord[]>(),
      store.capacities.find({ account: id }).lean<CapacityRecord[]>(),
    ]);
    if (account === null || account.state === 'left') return null;
    const known = await facilities(positions.map(({ facility }) => facility));
    const facts: AccountFacts = {
      id,
      municipality: account.municipality,
      sessionEpoch: account.sessionEpoch,
      positions: positions.flatMap((position) => positionFacts(position, known) ?? []),
      capacities: capacities.map(({ capacity, position, municipality, facility, from, until }) => ({
        capacity,
        position,
        municipality,
        facility,
        from,
        until,
      })),
    };
    return facts;
  };

export const positionFacts = (
  { _id, account, facility, profession, from, until }: PositionRecord,
  facilities: ReadonlyMap<FacilityId, FacilityFacts>,
): PositionFacts | null => {
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
