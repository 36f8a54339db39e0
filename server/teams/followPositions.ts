import type { ClientSession } from 'mongoose';
import type { AccountId, PositionId } from '#domain/ids.ts';
import { endWith } from '#domain/rights/endWith.ts';
import { takeBackEnd } from '#domain/rights/takeBackEnd.ts';
import type { Day } from '#domain/vocabulary/days.ts';
import type { MembershipRecord } from './membershipModel.ts';
import type { TeamStore } from './teamStore.ts';

interface PositionsEnd {
  readonly until: Day;
  readonly because: string;
  readonly by: { readonly account: AccountId; readonly position: PositionId | null };
  readonly at: Date;
}

/** What becomes of memberships when positions change, in the same transaction; handed to server/accounts. */
export const followPositions = ({ memberships }: TeamStore) => ({
  /** They end with their positions; `because` names the end, by which it is taken back. */
  end: async (
    positions: readonly PositionId[],
    { until, because, by, at }: PositionsEnd,
    s: ClientSession,
  ) => {
    const known = await memberships
      .find({ position: { $in: positions } })
      .session(s)
      .lean<MembershipRecord[]>();
    for (const each of known) {
      const ended = endWith(each, until, because);
      if (ended === null) continue;
      await memberships.updateOne(
        { _id: each._id },
        { $set: { ...ended, endedBy: by, endedAt: at } },
        { session: s },
      );
    }
  },
  /** What ended because of this is as it was before. */
  takeBack: async (because: string, s: ClientSession) => {
    const ended = await memberships.find({ 'ends.because': because }).session(s).lean<MembershipRecord[]>();
    for (const each of ended) {
      const back = takeBackEnd(each, because);
      if (back === null) continue;
      await memberships.updateOne(
        { _id: each._id },
        { $set: { ...back, endedBy: null, endedAt: null } },
        { session: s },
      );
    }
  },
  rename: async (position: PositionId, profession: string, s: ClientSession) => {
    await memberships.updateMany({ position }, { $set: { profession } }, { session: s });
  },
});

export type FollowPositions = ReturnType<typeof followPositions>;
