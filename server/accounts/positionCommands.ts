import type { ClientSession } from 'mongoose';
import type { Actor } from '#domain/access/actor.ts';
import { type AccountId, type FacilityId, nobodyId, type PositionId } from '#domain/ids.ts';
import { hasLeft } from '#domain/rights/hasLeft.ts';
import { type Day, tokyoDay } from '#domain/vocabulary/days.ts';
import type { MunicipalityCode } from '#domain/vocabulary/municipalityCode.ts';
import { createOnce } from '#platform/createOnce.ts';
import { Failure } from '#platform/failure.ts';
import { idOfWrite } from '#platform/idOfWrite.ts';
import type { AccountRecord } from './accountModel.ts';
import type { AccountParts } from './accountParts.ts';
import { managedBy } from './keepManaged.ts';
import { moveEnd } from './moveEnd.ts';
import { type NewPosition, newPosition } from './newPosition.ts';
import type { PositionRecord } from './positionModel.ts';
import { requireComingDay } from './requireComingDay.ts';
import { subjectsOfPerson } from './subjectsOfPerson.ts';
import { vouch } from './vouch.ts';

/**
 * Where and as what people work. A position is granted by the office of its facility's municipality; the profession, on
 * which WA8 rests, is answered for by the office that manages the account (RI12).
 */
export const positionCommands = (parts: AccountParts) => {
  const { gate, commit, clock, store, positions, keepManaged, follow, office } = parts;

  /** Vouched for by this very act where the facility's office manages the account too, else by the other office before. */
  const answerFor = async (
    known: AccountRecord,
    granting: MunicipalityCode,
    profession: string,
    by: AccountId,
    session: ClientSession,
  ): Promise<void> => {
    if (known.vouched.some((each) => each.profession === profession)) return;
    if (known.municipality !== granting)
      throw new Failure('C-01', {
        reason: 'not-vouched',
        office: known.municipality === null ? null : await office(known.municipality),
      });
    await vouch(store, known._id, { profession, by, at: clock.now() }, session);
  };

  /** Asked for under a facility's address, one of another facility is an unknown id there. */
  const positionAt = async (id: PositionId, where: FacilityId | undefined) => {
    const position = await positions.position(id);
    return where === undefined || position?.facility === where ? position : null;
  };

  return {
    /**
     * A further position of somebody who has an account anywhere: nobody gets a second account for it. The same clientId
     * again is the same position; throws C-01 where what stands under it is another.
     */
    addPosition: async (
      actor: Actor,
      account: AccountId,
      wanted: NewPosition & { readonly clientId: string },
      /**
       * Whose draft the clientId is of: of one application it is one position, whoever grants it. `also` is done in the
       * same transaction.
       */
      {
        by = actor.position ?? actor.account,
        also,
      }: { readonly by?: string; readonly also?: (session: ClientSession) => Promise<void> } = {},
    ): Promise<PositionId> => {
      const of = { kind: 'account', id: account } as const;
      const place = { kind: 'facility', id: wanted.facility } as const;
      const grant = await gate.require(actor, 'add-position', place, { object: of });
      const known = await store.accounts.findById(account).lean<AccountRecord>();
      if (known === null || hasLeft(known, tokyoDay(clock.now())) || known.municipality === null)
        throw new Failure('A-01');
      // [FA2] Who is family of a patient works here under another account.
      if (known.family === true) throw new Failure('A-01');
      const id = idOfWrite<PositionId>('position', by, account, wanted.facility, wanted.clientId);
      const at = clock.now();
      const find = () => store.positions.findById(id).lean<PositionRecord>();
      // A retry after midnight names a day that has passed: what was made then stands.
      if (wanted.from !== undefined && (await find()) === null)
        requireComingDay('from', wanted.from, tokyoDay(at));
      const position = newPosition(account, wanted, actor.account, at, id);
      const { _id } = await createOnce({
        record: position,
        create: () =>
          commit(
            async (session) => {
              // First: a retry is told of what stands, whatever the office answers for by now.
              await store.positions.create([position], { session });
              await answerFor(known, grant.ground.from, wanted.profession, actor.account, session);
              await gate.wrote(grant, 'add-position', { object: { kind: 'position', id } }, session);
              await also?.(session);
            },
            [{ kind: 'account', id: account }],
            { account: actor.account },
          ),
        find,
        // Without a day of its own it is from the day on which it was made, which a retry after midnight is not.
        said: wanted.from === undefined ? ['profession'] : ['profession', 'from'],
      });
      return _id;
    },

    /**
     * [RI3] At once, or from a day to come on; `until` null: the day that was set is taken back. The facility's manager
     * ends; what makes a position longer is a grant, and the office's.
     */
    endPosition: async (
      actor: Actor,
      id: PositionId,
      { until, at: where }: { readonly until?: Day | null; readonly at?: FacilityId } = {},
    ): Promise<void> => {
      const position = await positionAt(id, where);
      const at = clock.now();
      const today = tokyoDay(at);
      const day = until === undefined ? today : until;
      const longer = position !== null && position.until !== null && (day === null || day > position.until);
      // The gate is asked, and its audit entry made, for an unknown position too.
      const object = { kind: 'position', id } as const;
      const place = { kind: 'facility', id: position?.facility ?? where ?? nobodyId<FacilityId>() } as const;
      const deed = longer ? 'extend-position' : 'end-position';
      const grant = await gate.require(actor, deed, place, { object });
      if (position === null) throw new Failure('A-01');
      if (day !== null) requireComingDay('until', day, today);
      await commit(
        async (session) => {
          const standing = await store.positions.findById(id).session(session).lean<PositionRecord>();
          if (standing === null) throw new Failure('A-01');
          const because = `position:${id}`;
          const ended = moveEnd(standing, day, because, today);
          const officerOf = await managedBy(store, { position: id }, session);
          const teams = await keepManaged(officerOf, session, async () => {
            await store.positions.updateOne(
              { _id: id },
              { $set: { ...ended, endedBy: actor.account } },
              { session },
            );
            const back = await follow.takeBack(because, session);
            const by = { account: actor.account, position: actor.position };
            const ends = { until: day ?? today, because, by, at };
            return [...back, ...(day === null ? [] : await follow.end([id], ends, session))];
          });
          await gate.wrote(grant, deed, { object }, session);
          return teams;
        },
        (teams) => subjectsOfPerson(position.account, teams),
        { account: actor.account, takesAway: !longer },
      );
    },

    /** [RI11] 准看護師 became 看護師: one position goes on, and what was written keeps the profession it was written in. */
    changeProfession: async (
      actor: Actor,
      id: PositionId,
      profession: string,
      where?: FacilityId,
    ): Promise<void> => {
      const position = await positionAt(id, where);
      const object = { kind: 'position', id } as const;
      const place = { kind: 'facility', id: position?.facility ?? where ?? nobodyId<FacilityId>() } as const;
      const grant = await gate.require(actor, 'change-profession', place, { object });
      if (position === null || position.left) throw new Failure('A-01');
      const at = clock.now();
      if (position.until !== null && position.until <= tokyoDay(at))
        throw new Failure('C-01', { reason: 'already-ended' });
      await commit(
        async (session) => {
          const known = await store.accounts
            .findById(position.account)
            .session(session)
            .lean<AccountRecord>();
          const standing = await store.positions.findById(id).session(session).lean<PositionRecord>();
          if (known === null || standing === null) throw new Failure('A-01');
          if (standing.profession === profession) return [];
          await answerFor(known, grant.ground.from, profession, actor.account, session);
          const former = { profession: standing.profession, until: at };
          await store.positions.updateOne(
            { _id: id },
            { $set: { profession }, $push: { formerProfessions: former } },
            { session },
          );
          const teams = await follow.rename(id, profession, session);
          await gate.wrote(grant, 'change-profession', { object }, session);
          return teams;
        },
        (teams) => subjectsOfPerson(position.account, teams),
        { account: actor.account },
      );
    },
  };
};
