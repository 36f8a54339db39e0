import type { ClientSession } from 'mongoose';
import type { Actor } from '#domain/access/actor.ts';
import type { AccountId } from '#domain/ids.ts';
import { type Ended, endWith } from '#domain/rights/endWith.ts';
import { takeBackEnd } from '#domain/rights/takeBackEnd.ts';
import { undoableUntil } from '#domain/rights/undoableUntil.ts';
import { tokyoDay } from '#domain/vocabulary/days.ts';
import type { MunicipalityCode } from '#domain/vocabulary/municipalityCode.ts';
import { Failure } from '#platform/failure.ts';
import { newId } from '#platform/newId.ts';
import type { AccountRecord } from './accountModel.ts';
import type { AccountNeeds } from './accountNeeds.ts';
import type { CapacityRecord } from './capacityModel.ts';
import { managedBy } from './keepManaged.ts';
import type { PositionRecord } from './positionModel.ts';
import { subjectsOfPerson } from './subjectsOfPerson.ts';

/** 退職 and, where it was entered in error, its undoing. */
export const leavingCommands = ({ gate, commit, clock, store, keepManaged, follow }: AccountNeeds) => {
  /** Moves the ends of all that the person holds; answers the positions. */
  const moveAll = async (
    account: AccountId,
    move: (right: PositionRecord | CapacityRecord) => Ended | null,
    session: ClientSession,
  ) => {
    const positions = await store.positions.find({ account }).session(session).lean<PositionRecord[]>();
    for (const each of positions) {
      const moved = move(each);
      if (moved !== null) await store.positions.updateOne({ _id: each._id }, { $set: moved }, { session });
    }
    const capacities = await store.capacities.find({ account }).session(session).lean<CapacityRecord[]>();
    for (const each of capacities) {
      const moved = move(each);
      if (moved !== null) await store.capacities.updateOne({ _id: each._id }, { $set: moved }, { session });
    }
    return positions.map(({ _id }) => _id);
  };

  return {
    /** Leavers stop at once (DOMAIN.md §5.3): sessions, positions, capacities and memberships in one transaction. */
    leave: async (actor: Actor, municipality: MunicipalityCode, account: AccountId): Promise<void> => {
      const object = { kind: 'account', id: account } as const;
      const place = { kind: 'municipality', id: municipality } as const;
      const grant = await gate.require(actor, 'leave-account', place, { object });
      const known = await store.accounts.findById(account).lean<AccountRecord>();
      if (known?.municipality !== municipality) throw new Failure('A-01');
      const at = clock.now();
      const until = tokyoDay(at);
      const leaving = { id: newId(), at, by: actor.account };
      await commit(
        async (session) => {
          const officerOf = await managedBy(store, { account }, session);
          const teams = await keepManaged(officerOf, session, async () => {
            const left = await store.accounts.updateOne(
              { _id: account, state: 'active' },
              { $set: { state: 'left', leaving }, $inc: { sessionEpoch: 1 } },
              { session },
            );
            if (left.matchedCount === 0) throw new Failure('C-01', { reason: 'already-ended' });
            const positions = await moveAll(account, (each) => endWith(each, until, leaving.id), session);
            const by = { account: actor.account, position: actor.position };
            return follow.end(positions, { until, because: leaving.id, by, at }, session);
          });
          await gate.wrote(grant, 'leave-account', { object }, session);
          return teams;
        },
        (teams) => subjectsOfPerson(account, teams),
        { account: actor.account, takesAway: true },
      );
    },

    /** [RI4] 退職 entered in error: what it ended holds again as before; sessions stay ended. */
    undoLeave: async (actor: Actor, municipality: MunicipalityCode, account: AccountId): Promise<void> => {
      const object = { kind: 'account', id: account } as const;
      const place = { kind: 'municipality', id: municipality } as const;
      const grant = await gate.require(actor, 'undo-leave', place, { object });
      const known = await store.accounts.findById(account).lean<AccountRecord>();
      if (known?.municipality !== municipality) throw new Failure('A-01');
      if (known.state !== 'left' || known.leaving === null)
        throw new Failure('C-01', { reason: 'changed-meanwhile' });
      const { id: because, at } = known.leaving;
      if (clock.now() >= undoableUntil(at)) throw new Failure('C-01', { reason: 'too-late' });
      await commit(
        async (session) => {
          const back = await store.accounts.updateOne(
            { _id: account, state: 'left', 'leaving.id': because },
            { $set: { state: 'active', leaving: null }, $inc: { sessionEpoch: 1 } },
            { session },
          );
          if (back.matchedCount === 0) throw new Failure('C-01', { reason: 'changed-meanwhile' });
          await moveAll(account, (each) => takeBackEnd(each, because), session);
          const teams = await follow.takeBack(because, session);
          await gate.wrote(grant, 'undo-leave', { object }, session);
          return teams;
        },
        (teams) => subjectsOfPerson(account, teams),
        { account: actor.account },
      );
    },
  };
};
