import type { ClientSession } from 'mongoose';
import type { AttributeReaders } from '#domain/access/attributeReaders.ts';
import type { Dated } from '#domain/access/attributes.ts';
import type { AccountId, PositionId } from '#domain/ids.ts';
import { isShortened } from '#domain/rights/isShortened.ts';
import { managedUntil } from '#domain/rights/managedUntil.ts';
import { overlap } from '#domain/rights/overlap.ts';
import type { Day } from '#domain/vocabulary/days.ts';
import type { MunicipalityCode } from '#domain/vocabulary/municipalityCode.ts';
import { Failure } from '#platform/failure.ts';
import type { AccountRecord } from './accountModel.ts';
import type { AccountStore } from './accountStore.ts';
import type { CapacityRecord } from './capacityModel.ts';
import type { PositionRecord } from './positionModel.ts';

/** For which spans of days the municipality has somebody who can sign in and manage it, as this transaction sees them. */
export const officerSpans = async (
  { capacities, positions, accounts }: AccountStore,
  municipality: MunicipalityCode,
  session: ClientSession,
): Promise<readonly (Dated & { readonly account: string; readonly canSignIn: boolean })[]> => {
  const granted = await capacities
    .find({ capacity: 'officer', municipality })
    .session(session)
    .lean<CapacityRecord[]>();
  const held = await positions
    .find({ _id: { $in: granted.flatMap(({ position }) => position ?? []) } })
    .session(session)
    .lean<PositionRecord[]>();
  const people = await accounts
    .find(
      { _id: { $in: held.map(({ account }) => account) }, state: 'active' },
      { passwordHash: 1, leaving: 1 },
    )
    .session(session)
    .lean<Pick<AccountRecord, '_id' | 'passwordHash' | 'leaving'>[]>();
  return granted.flatMap((grant) => {
    const position = held.find(({ _id }) => _id === grant.position);
    const person = people.find(({ _id }) => _id === position?.account);
    return position === undefined || person === undefined
      ? []
      : [
          {
            // What was granted after a 退職 was entered ahead ends with that 退職 too.
            ...overlap(overlap(grant, position), { from: grant.from, until: person.leaving?.until ?? null }),
            account: person._id,
            canSignIn: person.passwordHash !== null,
          },
        ];
  });
};

/** The municipalities of which this person is an officer, in any position or in this one alone. */
export const managedBy = async (
  { capacities }: AccountStore,
  who: { readonly account: AccountId } | { readonly position: PositionId },
  session: ClientSession,
): Promise<readonly MunicipalityCode[]> => {
  const found = await capacities
    .find(
      'account' in who
        ? { capacity: 'officer', account: who.account }
        : { capacity: 'officer', position: who.position },
    )
    .session(session)
    .lean<CapacityRecord[]>();
  return [...new Set(found.flatMap(({ municipality }) => municipality ?? []))];
};

/**
 * [RI1] Runs a change that may take an officer away. If a municipality would then be without one who may manage it,
 * today or on a day to come, the change is refused, and it is told whom to ask. The change is part of the transaction
 * that takes the next number of the revocation log: if two officers end each other at once, the second sees what the
 * first one did.
 */
export const keepManaged =
  (store: AccountStore, today: () => Day, office: AttributeReaders['office']) =>
  async <T>(
    municipalities: readonly MunicipalityCode[],
    session: ClientSession,
    change: () => Promise<T>,
  ): Promise<T> => {
    const day = today();
    const ends = async (code: MunicipalityCode) =>
      managedUntil(
        (await officerSpans(store, code, session)).filter(({ canSignIn }) => canSignIn),
        day,
      );
    const before = new Map<MunicipalityCode, Day | null>();
    for (const code of municipalities) before.set(code, await ends(code));
    const done = await change();
    for (const [code, until] of before)
      if (isShortened(until, await ends(code)))
        throw new Failure('C-01', { reason: 'last-officer', office: await office(code) });
    return done;
  };

export type KeepManaged = ReturnType<typeof keepManaged>;
