import type { ClientSession } from 'mongoose';
import type { Actor } from '#domain/access/actor.ts';
import type { AccountId, PositionId } from '#domain/ids.ts';
import { foldName } from '#domain/names/foldName.ts';
import { nameGrams } from '#domain/names/nameGrams.ts';
import type { MunicipalityCode } from '#domain/vocabulary/municipalityCode.ts';
import { Failure } from '#platform/failure.ts';
import { isDuplicateKey } from '#platform/isDuplicateKey.ts';
import { wrongField } from '#platform/wrongField.ts';
import type { AccountRecord } from './accountModel.ts';
import type { AccountParts } from './accountParts.ts';
import { buildAccount, type NewPerson } from './buildAccount.ts';
import { endSignIn } from './endSignIn.ts';
import { type NewPosition, newPosition } from './newPosition.ts';
import { subjectsOfPerson } from './subjectsOfPerson.ts';
import { vouch } from './vouch.ts';

/**
 * Commands on a person by the office that manages the account: making, renaming, answering for a profession, making
 * the sign-in anew.
 */
export const personCommands = (parts: AccountParts) => {
  const { gate, commit, clock, store, secrets, makePasswordLink, keepManaged } = parts;
  /**
   * The account, if this office manages it and the person has not left, as this transaction sees it; otherwise it is
   * as unknown.
   */
  const managed = async (
    municipality: MunicipalityCode,
    account: AccountId,
    session: ClientSession,
  ): Promise<AccountRecord> => {
    const known = await store.accounts
      .findOne({ _id: account, municipality, state: 'active' })
      .session(session)
      .lean<AccountRecord>();
    if (known === null) throw new Failure('A-01');
    return known;
  };
  return {
    /** A new person with their first position, by an officer of the municipality that will manage the account. */
    makeAccount: async (
      actor: Actor,
      municipality: MunicipalityCode,
      person: NewPerson,
      first: NewPosition,
      { sample = false }: { sample?: boolean } = {},
    ): Promise<{ account: AccountId; position: PositionId }> => {
      const place = { kind: 'municipality', id: municipality } as const;
      const grant = await gate.require(actor, 'make-account', place);
      await gate.require(actor, 'add-position', { kind: 'facility', id: first.facility });
      const at = clock.now();
      const account = await buildAccount(person, {
        ...{ municipality, madeBy: actor.account, at, sample, secrets },
        vouched: [first.profession],
      });
      const position = newPosition(account._id, first, actor.account, at);
      try {
        await commit(
          async (session) => {
            await store.accounts.create([account], { session });
            await store.positions.create([position], { session });
            await gate.wrote(
              grant,
              'make-account',
              { object: { kind: 'account', id: account._id } },
              session,
            );
          },
          [{ kind: 'account', id: account._id }],
          { account: actor.account },
        );
      } catch (error) {
        if (isDuplicateKey(error)) throw new Failure('C-01', { reason: 'login-name-taken' });
        throw error;
      }
      return { account: account._id, position: position._id };
    },

    /**
     * For somebody who has forgotten the password or lost the device. Password, second factor and all sessions end at
     * once, in one transaction with the one-time link by which the person chooses a new password. Not for one's own
     * account: that is in 設定.
     */
    renewSignIn: async (
      actor: Actor,
      municipality: MunicipalityCode,
      account: AccountId,
    ): Promise<{ secret: string; until: Date }> => {
      const object = { kind: 'account', id: account } as const;
      const place = { kind: 'municipality', id: municipality } as const;
      const grant = await gate.require(actor, 'renew-sign-in', place, { object });
      if (account === actor.account) throw new Failure('C-01', { reason: 'own-account' });
      const renewed = { renewedBy: actor.account, renewedAt: clock.now() };
      return commit(
        // [RI1] Two officers who did this to each other at once would both wait for a link that nobody could give
        // them.
        (session) =>
          keepManaged([municipality], session, async () => {
            const whose = { _id: account, municipality, state: 'active' } as const;
            const epoch = await endSignIn(store, whose, renewed, session);
            if (epoch === null) throw new Failure('A-01');
            await gate.wrote(grant, 'renew-sign-in', { object }, session);
            return makePasswordLink({ account, epoch }, session);
          }),
        [{ kind: 'account', id: account }],
        { account: actor.account, takesAway: true },
      );
    },

    /** [RI11] What was written before keeps the name that it was written with. */
    changeName: async (
      actor: Actor,
      municipality: MunicipalityCode,
      account: AccountId,
      { name, kana }: { readonly name: string; readonly kana: string },
    ): Promise<void> => {
      const object = { kind: 'account', id: account } as const;
      const place = { kind: 'municipality', id: municipality } as const;
      const grant = await gate.require(actor, 'change-name', place, { object });
      if (foldName(name) === '') throw wrongField('name', 'is blank', 'blank');
      const until = clock.now();
      await commit(
        async (session) => {
          const known = await managed(municipality, account, session);
          if (known.name === name && known.kana === kana) return [];
          const former = { name: known.name, kana: known.kana, until };
          await store.accounts.updateOne(
            { _id: account },
            { $set: { name, kana, grams: nameGrams(name, kana) }, $push: { formerNames: former } },
            { session },
          );
          await gate.wrote(grant, 'change-name', { object }, session);
          // Nodes remember this person's name (AC18): the entry makes them forget it.
          return subjectsOfPerson(account, []);
        },
        (subjects) => subjects,
        { account: actor.account },
      );
    },

    /**
     * [RI12] For a position in another city: that city's office grants the position, and this office answers for the
     * profession.
     */
    vouchProfession: async (
      actor: Actor,
      municipality: MunicipalityCode,
      account: AccountId,
      profession: string,
    ): Promise<void> => {
      const object = { kind: 'account', id: account } as const;
      const place = { kind: 'municipality', id: municipality } as const;
      const grant = await gate.require(actor, 'vouch-profession', place, { object });
      const at = clock.now();
      await commit(
        async (session) => {
          await managed(municipality, account, session);
          await vouch(store, account, { profession, by: actor.account, at }, session);
          await gate.wrote(grant, 'vouch-profession', { object }, session);
        },
        [],
        { account: actor.account },
      );
    },
  };
};
