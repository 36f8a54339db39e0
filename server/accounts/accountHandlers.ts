import type { Gate } from '#access/gate.ts';
import type { accountRoutes } from '#contracts/http/accountRoutes.ts';
import { holdsOn, tokyoDay } from '#domain/vocabulary/days.ts';
import type { Clock } from '#platform/clock.ts';
import { Failure } from '#platform/failure.ts';
import type { Handlers } from '#server/http/handlers.ts';
import type { AccountCommands } from './accountCommands.ts';
import type { AccountRecord } from './accountModel.ts';
import type { AccountStore } from './accountStore.ts';
import type { CapacityRecord } from './capacityModel.ts';
import type { PositionQueries } from './positionQueries.ts';

export interface AccountParts extends AccountCommands {
  readonly gate: Gate;
  readonly clock: Clock;
  readonly store: AccountStore;
  readonly positions: PositionQueries;
}

/** So many are answered at once: a screen reads all pages, and searches them as one types. */
const PAGE = 500;

export const accountHandlers = (parts: AccountParts): Handlers<typeof accountRoutes> => ({
  listAccounts: async ({ actor, params: { municipality }, query: { after = null } }) => {
    await parts.gate.require(actor, 'manage', { kind: 'municipality', id: municipality });
    const following = after === null ? {} : { _id: { $gt: after } };
    const found = await parts.store.accounts
      .find({ municipality, state: 'active', ...following }, { passwordHash: 0, grams: 0 })
      .sort({ _id: 1 })
      .limit(PAGE + 1)
      .lean<AccountRecord[]>();
    const accounts = found.slice(0, PAGE);
    const ids = accounts.map(({ _id }) => _id);
    const [positions, granted, withoutPassword] = await Promise.all([
      parts.positions.ofAccounts(ids),
      parts.store.capacities.find({ account: { $in: ids } }).lean<CapacityRecord[]>(),
      parts.store.accounts.distinct('_id', { municipality, state: 'active', passwordHash: null }),
    ]);
    const renewing = new Set(withoutPassword);
    const day = tokyoDay(parts.clock.now());
    const held = granted.filter((each) => holdsOn(each, day));
    return {
      next: found.length > PAGE ? (accounts.at(-1)?._id ?? null) : null,
      accounts: accounts.map(({ _id, loginName, name, kana, totpSecret }) => ({
        ...{ id: _id, loginName, name, kana },
        secondFactor: totpSecret !== null,
        renewing: renewing.has(_id),
        positions: positions
          .filter(({ account }) => account === _id)
          .map(({ id, facility, facilityName, profession, from, until }) => ({
            ...{ id, profession, from, until },
            facility: { id: facility, name: facilityName },
            capacities: held
              .filter(({ position }) => position === id)
              .map(({ capacity }) => capacity as string),
          })),
      })),
    };
  },
  makeAccount: ({ actor, params, body: { person, facility, profession } }) =>
    parts.makeAccount(actor, params.municipality, person, { facility, profession }),
  leaveAccount: ({ actor, params }) => parts.leave(actor, params.municipality, params.account),
  renewSignIn: async ({ actor, params }) => {
    const { secret, until } = await parts.renewSignIn(actor, params.municipality, params.account);
    return { secret, until: until.toISOString() };
  },
  grantCapacity: ({ actor, params, body }) =>
    parts.grantCapacity(actor, params.municipality, params.position, body.capacity),
  addPosition: async ({ actor, params: { facility }, body: { clientId, account, profession, from } }) => ({
    position: await parts.addPosition(actor, account, {
      ...{ clientId, facility, profession },
      ...(from === undefined ? {} : { from }),
    }),
  }),
  endPosition: async ({ actor, params }) => {
    await parts.gate.require(actor, 'manage', { kind: 'facility', id: params.facility });
    const position = await parts.positions.position(params.position);
    if (position?.facility !== params.facility) throw new Failure('A-01');
    await parts.endPosition(actor, params.position);
  },
});
