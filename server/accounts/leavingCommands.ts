import type { ClientSession } from 'mongoose';
import type { Actor } from '#domain/access/actor.ts';
import type { AccountId } from '#domain/ids.ts';
import { endWith } from '#domain/rights/endWith.ts';
import { hasLeft } from '#domain/rights/hasLeft.ts';
import { takeBackEnd } from '#domain/rights/takeBackEnd.ts';
import { undoableUntil } from '#domain/rights/undoableUntil.ts';
import { type Day, tokyoDay } from '#domain/vocabulary/days.ts';
import type { MunicipalityCode } from '#domain/vocabulary/municipalityCode.ts';
import { Failure } from '#platform/failure.ts';
import { newId } from '#platform/newId.ts';
import type { AccountRecord } from './accountModel.ts';
import type { AccountParts } from './accountParts.ts';
import { managedBy } from './keepManaged.ts';
import { moveRights } from './moveRights.ts';
import { requireComingDay } from './requireComingDay.ts';
import { subjectsOfPerson } from './subjectsOfPerson.ts';

/** 退職, at once or on a day to come; and its undoing, where it was entered in error. */
export const leavingCommands = ({ gate, commit, clock, store, keepManaged, follow }: AccountParts) => {
  /** Gives back what that 退職 ended, as it was before. */
  const takeBack = async (account: AccountId, because: string, session: ClientSession) => {
    await moveRights(store, account, (each) => takeBackEnd(each, because), session);
    return follow.takeBack(because, session);
  };

  return {
    /**
     * A person who leaves stops at once (DOMAIN.md §5.3): sessions, positions, capacities and memberships end in one
     * transaction. [RI14] If a later day is given, they end on that day; the sessions are then ended by
     * `carryOutLeavings`. A 退職 that was entered ahead is replaced by the next one.
     */
    leave: async (
      actor: Actor,
      municipality: MunicipalityCode,
      account: AccountId,
      { until: wanted }: { readonly until?: Day } = {},
    ): Promise<void> => {
      const object = { kind: 'account', id: account } as const;
      const place = { kind: 'municipality', id: municipality } as const;
      const grant = await gate.require(actor, 'leave-account', place, { object });
      const known = await store.accounts.findById(account).lean<AccountRecord>();
      if (known?.municipality !== municipality) throw new Failure('A-01');
      const at = clock.now();
      const today = tokyoDay(at);
      const until = wanted ?? today;
      requireComingDay('until', until, today);
      const ahead = until > today;
      const leaving = { id: newId(), at, by: actor.account, until };
      await commit(
        async (session) => {
          const standing = await store.accounts.findById(account).session(session).lean<AccountRecord>();
          if (standing === null || hasLeft(standing, today))
            throw new Failure('C-01', { reason: 'already-ended' });
          const officerOf = await managedBy(store, { account }, session);
          const teams = await keepManaged(officerOf, session, async () => {
            const before =
              standing.leaving == null ? [] : await takeBack(account, standing.leaving.id, session);
            await store.accounts.updateOne(
              { _id: account },
              ahead ? { $set: { leaving } } : { $set: { state: 'left', leaving }, $inc: { sessionEpoch: 1 } },
              { session },
            );
            const positions = await moveRights(
              store,
              account,
              (each) => endWith(each, until, leaving.id),
              session,
            );
            const by = { account: actor.account, position: actor.position };
            return [
              ...before,
              ...(await follow.end(positions, { until, because: leaving.id, by, at }, session)),
            ];
          });
          await gate.wrote(grant, 'leave-account', { object }, session);
          return teams;
        },
        (teams) => subjectsOfPerson(account, teams),
        { account: actor.account, takesAway: true },
      );
    },

    /**
     * [RI4] Undoes a 退職 that was entered in error or ahead: what it ended holds again as before. Sessions that have
     * ended stay ended.
     */
    undoLeave: async (actor: Actor, municipality: MunicipalityCode, account: AccountId): Promise<void> => {
      const object = { kind: 'account', id: account } as const;
      const place = { kind: 'municipality', id: municipality } as const;
      const grant = await gate.require(actor, 'undo-leave', place, { object });
      const known = await store.accounts.findById(account).lean<AccountRecord>();
      if (known?.municipality !== municipality) throw new Failure('A-01');
      if (known.leaving == null) throw new Failure('C-01', { reason: 'changed-meanwhile' });
      const { id: because, at } = known.leaving;
      const now = clock.now();
      if (now >= undoableUntil(at)) throw new Failure('C-01', { reason: 'too-late' });
      await commit(
        async (session) => {
          const back = await store.accounts.updateOne(
            { _id: account, 'leaving.id': because },
            {
              $set: { state: 'active', leaving: null },
              // As long as the day is still to come, no session has ended.
              ...(hasLeft(known, tokyoDay(now)) && { $inc: { sessionEpoch: 1 } }),
            },
            { session },
          );
          if (back.matchedCount === 0) throw new Failure('C-01', { reason: 'changed-meanwhile' });
          const teams = await takeBack(account, because, session);
          await gate.wrote(grant, 'undo-leave', { object }, session);
          return teams;
        },
        (teams) => subjectsOfPerson(account, teams),
        { account: actor.account },
      );
    },
  };
};
