import type { Connection } from 'mongoose';
import type { AccountId, FacilityId, PositionId } from '#domain/ids.ts';
import type { FacilityKind } from '#domain/vocabulary/facilityKinds.ts';
import type { MunicipalityCode } from '#domain/vocabulary/municipalityCode.ts';
import { newId } from '#platform/newId.ts';

/** So many people work at one facility. */
const AT_ONE = 4;

/**
 * Facilities of a kind with people, written as the use cases write them but many at once: making 20,000 accounts one
 * by one would hash 20,000 passwords. Nobody can sign in as one of them. Returns the accounts.
 */
export const manyPeople = async (
  db: Connection,
  wanted: readonly { municipality: MunicipalityCode; people: number }[],
  kind: FacilityKind,
): Promise<AccountId[]> => {
  const madeAt = new Date('2026-01-01T00:00:00Z');
  const made = { madeBy: 'test', madeAt };
  const facilities: object[] = [];
  const accounts: object[] = [];
  const positions: object[] = [];
  const ids: AccountId[] = [];
  for (const { municipality, people } of wanted) {
    let facility = newId<FacilityId>();
    for (let at = 0; at < people; at += 1) {
      if (at % AT_ONE === 0) {
        facility = newId<FacilityId>();
        facilities.push({
          ...{ _id: facility, municipality, name: `見本 事業所 ${facilities.length}`, kana: 'ミホン', kind },
          ...{ hub: null, phone: '', status: [], telling: [], grams: ['見'], ...made },
        });
      }
      const account = newId<AccountId>();
      ids.push(account);
      accounts.push({
        ...{ _id: account, municipality, loginName: `many-${account}`, name: `見本 ${ids.length}`, kana: '' },
        ...{ grams: [], passwordHash: '', totpSecret: null, totpStep: 0, sessionEpoch: 1, endedSessions: [] },
        ...{ state: 'active', sample: true, ...made },
      });
      positions.push({
        ...{ _id: newId<PositionId>(), account, facility, profession: '訪問看護師' },
        ...{ from: '2020-01-01', until: null, endedBy: null, ...made },
      });
    }
  }
  for (const [collection, documents] of Object.entries({ facilities, accounts, positions }))
    for (let at = 0; at < documents.length; at += 1_000)
      await db.collection(collection).insertMany(documents.slice(at, at + 1_000));
  return ids;
};
