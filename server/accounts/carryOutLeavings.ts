import type { CommitRevocable } from '#access/commitRevocable.ts';
import { endWith } from '#domain/rights/endWith.ts';
import { tokyoDay } from '#domain/vocabulary/days.ts';
import type { Clock } from '#platform/clock.ts';
import type { FollowPositions } from '#server/teams/followPositions.ts';
import type { AccountRecord } from './accountModel.ts';
import type { AccountStore } from './accountStore.ts';
import { moveRights } from './moveRights.ts';
import { subjectsOfPerson } from './subjectsOfPerson.ts';

interface Parts {
  readonly store: AccountStore;
  readonly commit: CommitRevocable;
  readonly clock: Clock;
  readonly follow: FollowPositions;
}

/** So many are carried out at once; the sweep comes again in a minute. */
const BATCH = 100;

/**
 * [RI14] If the day of a 退職 that was entered ahead has come, the person is gone: sessions end, and what was given to
 * them meanwhile ends with the rest. Returns how many.
 */
export const carryOutLeavings =
  ({ store, commit, clock, follow }: Parts) =>
  async (): Promise<number> => {
    const today = tokyoDay(clock.now());
    const due = await store.accounts
      .find({ 'leaving.until': { $lte: today }, state: 'active' })
      .limit(BATCH)
      .lean<AccountRecord[]>();
    for (const { _id: account, leaving } of due) {
      if (leaving?.until == null) continue;
      const { id: because, until, by, at } = leaving;
      await commit(
        async (session) => {
          const gone = await store.accounts.updateOne(
            { _id: account, state: 'active', 'leaving.id': because },
            { $set: { state: 'left' }, $inc: { sessionEpoch: 1 } },
            { session },
          );
          if (gone.matchedCount === 0) return [];
          const positions = await moveRights(
            store,
            account,
            (each) => endWith(each, until, because),
            session,
          );
          return follow.end(positions, { until, because, by: { account: by, position: null }, at }, session);
        },
        (teams) => subjectsOfPerson(account, teams),
        { takesAway: true },
      );
    }
    return due.length;
  };
