import type { accountRoutes } from '#contracts/http/accountRoutes.ts';
import type { Answer } from '#contracts/http/route.ts';
import type { Actor } from '#domain/access/actor.ts';
import type { AccountId } from '#domain/ids.ts';
import { hasLeft } from '#domain/rights/hasLeft.ts';
import { undoableUntil } from '#domain/rights/undoableUntil.ts';
import { holdsOn, tokyoDay } from '#domain/vocabulary/days.ts';
import type { MunicipalityCode } from '#domain/vocabulary/municipalityCode.ts';
import { pageOf } from '#platform/pageOf.ts';
import type { AccountDoorParts } from './accountDoorParts.ts';
import type { AccountRecord } from './accountModel.ts';
import type { CapacityRecord } from './capacityModel.ts';

/** So many are given at once; a screen reads all pages, and searches in them as one types. */
const PAGE = 500;

/** The people who work under accounts that a municipality manages, page by page, with what they hold; who left stands apart. */
export const listAccounts = async (
  parts: Pick<AccountDoorParts, 'gate' | 'clock' | 'store' | 'positions'>,
  actor: Actor,
  municipality: MunicipalityCode,
  after: AccountId | null,
): Promise<Answer<typeof accountRoutes.listAccounts>> => {
  await parts.gate.require(actor, 'list-accounts', { kind: 'municipality', id: municipality });
  const following = after === null ? {} : { _id: { $gt: after } };
  const found = await parts.store.accounts
    .find({ municipality, family: { $ne: true }, ...following }, { passwordHash: 0, grams: 0 })
    .sort({ _id: 1 })
    .limit(PAGE + 1)
    .lean<AccountRecord[]>();
  const { page, last } = pageOf(found, PAGE);
  const day = tokyoDay(parts.clock.now());
  const [left, accounts] = [true, false].map((gone) =>
    page.filter((each) => hasLeft(each, day) === gone),
  ) as [AccountRecord[], AccountRecord[]];
  const ids = accounts.map(({ _id }) => _id);
  const [positions, granted, withoutPassword] = await Promise.all([
    parts.positions.ofAccounts(ids),
    parts.store.capacities.find({ account: { $in: ids } }).lean<CapacityRecord[]>(),
    parts.store.accounts.distinct('_id', { _id: { $in: ids }, passwordHash: null }),
  ]);
  const renewing = new Set(withoutPassword);
  const held = granted.filter((each) => holdsOn(each, day));
  return {
    next: last?._id ?? null,
    accounts: accounts.map(({ _id, loginName, name, kana, totpSecret, leaving, vouched = [] }) => ({
      ...{ id: _id, loginName, name, kana },
      secondFactor: totpSecret !== null,
      renewing: renewing.has(_id),
      leaving: leaving?.until ?? null,
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
        undoableUntil: leaving == null ? null : undoableUntil(leaving.at).toISOString(),
      }))
      .sort((a, b) => ((a.at ?? '') < (b.at ?? '') ? 1 : -1)),
  };
};
