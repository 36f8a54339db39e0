import type { accountRoutes } from '#contracts/http/accountRoutes.ts';
import type { Answer } from '#contracts/http/route.ts';
import type { Actor } from '#domain/access/actor.ts';
import type { AccountId } from '#domain/ids.ts';
import { undoableUntil } from '#domain/rights/undoableUntil.ts';
import { holdsOn, tokyoDay } from '#domain/vocabulary/days.ts';
import type { MunicipalityCode } from '#domain/vocabulary/municipalityCode.ts';
import { pageOf } from '#platform/pageOf.ts';
import type { AccountRecord } from './accountModel.ts';
import type { AccountParts } from './accountParts.ts';
import type { CapacityRecord } from './capacityModel.ts';

/** So many are answered at once: a screen reads all pages, and searches them as one types. */
const PAGE = 500;

/** The people whose accounts a municipality manages, page by page, with what they hold, and all those who left. */
export const listAccounts = async (
  parts: Pick<AccountParts, 'gate' | 'clock' | 'store' | 'positions'>,
  actor: Actor,
  municipality: MunicipalityCode,
  after: AccountId | null,
): Promise<Answer<typeof accountRoutes.listAccounts>> => {
  await parts.gate.require(actor, 'list-accounts', { kind: 'municipality', id: municipality });
  const following = after === null ? {} : { _id: { $gt: after } };
  const found = await parts.store.accounts
    .find({ municipality, state: 'active', ...following }, { passwordHash: 0, grams: 0 })
    .sort({ _id: 1 })
    .limit(PAGE + 1)
    .lean<AccountRecord[]>();
  const { page: accounts, last } = pageOf(found, PAGE);
  const ids = accounts.map(({ _id }) => _id);
  const [positions, granted, withoutPassword, left] = await Promise.all([
    parts.positions.ofAccounts(ids),
    parts.store.capacities.find({ account: { $in: ids } }).lean<CapacityRecord[]>(),
    parts.store.accounts.distinct('_id', { _id: { $in: ids }, passwordHash: null }),
    parts.store.accounts
      .find({ municipality, state: 'left' }, { loginName: 1, name: 1, kana: 1, leaving: 1 })
      .lean<Pick<AccountRecord, '_id' | 'loginName' | 'name' | 'kana' | 'leaving'>[]>(),
  ]);
  const renewing = new Set(withoutPassword);
  const day = tokyoDay(parts.clock.now());
  const held = granted.filter((each) => holdsOn(each, day));
  return {
    next: last?._id ?? null,
    accounts: accounts.map(({ _id, loginName, name, kana, totpSecret, vouched = [] }) => ({
      ...{ id: _id, loginName, name, kana },
      secondFactor: totpSecret !== null,
      renewing: renewing.has(_id),
      vouched: vouched.map(({ profession }) => profession),
      positions: positions
        .filter(({ account }) => account === _id)
        .map(({ id, facility, facilityName, profession, from, until }) => ({
          ...{ id, profession, from, until },
          facility: { id: facility, name: facilityName },
          capacities: held
            .filter(({ position }) => position === id)
            .map((each) => ({ id: each._id, capacity: each.capacity, until: each.until })),
        })),
    })),
    left: left
      .map(({ _id, loginName, name, kana, leaving }) => ({
        ...{ id: _id, loginName, name, kana },
        at: leaving?.at.toISOString() ?? null,
        undoableUntil: leaving === null ? null : undoableUntil(leaving.at).toISOString(),
      }))
      .sort((a, b) => ((a.at ?? '') < (b.at ?? '') ? 1 : -1)),
  };
};
