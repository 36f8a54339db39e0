import type { ClientSession } from 'mongoose';
import type { AccountId, PatientId, PositionId } from '#domain/ids.ts';
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

/** The patients whose teams were changed, each of them once. */
const patientsOf = (changed: readonly Pick<MembershipRecord, 'patient'>[]): PatientId[] => [
  ...new Set(changed.map(({ patient }) => patient)),
];

/**
 * What happens to memberships when positions change, in the same transaction; server/accounts calls it. Each function
 * returns the patients whose teams it changed, so that their entries in the revocation log go with the change (AC14).
 */
export const followPositions = ({ memberships }: TeamStore) => ({
  /** Memberships end with their positions. `because` names that end, by which it can be taken back. */
  end: async (
    positions: readonly PositionId[],
    { until, because, by, at }: PositionsEnd,
    s: ClientSession,
  ): Promise<PatientId[]> => {
    const changed: MembershipRecord[] = [];
    const known = await memberships
      .find({ position: { $in: positions } })
      .session(s)
      .lean<MembershipRecord[]>();
    for (const each of known) {
      const ended = endWith(each, until, because);
      if (ended === null) continue;
      changed.push(each);
      await memberships.updateOne(
        { _id: each._id },
        { $set: { ...ended, endedBy: by, endedAt: at } },
        { session: s },
      );
    }
    return patientsOf(changed);
  },
  /** Gives back what ended because of this, as it was before. */
  takeBack: async (because: string, s: ClientSession): Promise<PatientId[]> => {
    const changed: MembershipRecord[] = [];
    const ended = await memberships.find({ 'ends.because': because }).session(s).lean<MembershipRecord[]>();
    for (const each of ended) {
      const back = takeBackEnd(each, because);
      if (back === null) continue;
      changed.push(each);
      await memberships.updateOne(
        { _id: each._id },
        { $set: { ...back, endedBy: null, endedAt: null } },
        { session: s },
      );
    }
    return patientsOf(changed);
  },
  /** Who is in charge of a team depends on the professions of its members. */
  rename: async (position: PositionId, profession: string, s: ClientSession): Promise<PatientId[]> => {
    const changed = await memberships
      .find({ position }, { patient: 1 })
      .session(s)
      .lean<Pick<MembershipRecord, '_id' | 'patient'>[]>();
    await memberships.updateMany({ position }, { $set: { profession } }, { session: s });
    return patientsOf(changed);
  },
});

export type FollowPositions = ReturnType<typeof followPositions>;
