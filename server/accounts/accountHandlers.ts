import type { accountRoutes } from '#contracts/http/accountRoutes.ts';
import type { positionRoutes } from '#contracts/http/positionRoutes.ts';
import { tokyoDay } from '#domain/vocabulary/days.ts';
import { Failure } from '#platform/failure.ts';
import type { Handlers } from '#server/http/handlers.ts';
import type { AccountParts } from './accountParts.ts';
import { listAccounts } from './listAccounts.ts';
import { listApplications } from './listApplications.ts';
import { listRightFindings } from './listRightFindings.ts';
import type { PositionQueries } from './positionQueries.ts';

export const accountHandlers = (
  parts: AccountParts,
): Handlers<typeof accountRoutes & typeof positionRoutes> => {
  /** A position of the facility in the path; every other is unknown under it. */
  const requireAt = async (facility: string, position: Parameters<PositionQueries['position']>[0]) => {
    if ((await parts.positions.position(position))?.facility !== facility) throw new Failure('A-01');
  };
  return {
    listAccounts: ({ actor, params, query }) =>
      listAccounts(parts, actor, params.municipality, query.after ?? null),
    makeAccount: ({ actor, params, body: { person, facility, profession } }) =>
      parts.makeAccount(actor, params.municipality, person, { facility, profession }),
    leaveAccount: ({ actor, params }) => parts.leave(actor, params.municipality, params.account),
    undoLeave: ({ actor, params }) => parts.undoLeave(actor, params.municipality, params.account),
    changeName: ({ actor, params, body }) =>
      parts.changeName(actor, params.municipality, params.account, body),
    vouchProfession: ({ actor, params, body }) =>
      parts.vouchProfession(actor, params.municipality, params.account, body.profession),
    renewSignIn: async ({ actor, params }) => {
      const { secret, until } = await parts.renewSignIn(actor, params.municipality, params.account);
      return { secret, until: until.toISOString() };
    },
    grantCapacity: ({ actor, params, body: { capacity, until } }) =>
      parts.grantCapacity(
        actor,
        params.municipality,
        params.position,
        capacity,
        until === undefined ? {} : { until },
      ),
    endCapacity: ({ actor, params, body: { until } }) =>
      parts.endCapacity(actor, params.municipality, params.capacity, until === undefined ? {} : { until }),
    addPosition: async ({ actor, params: { facility }, body: { clientId, account, profession, from } }) => ({
      position: await parts.addPosition(actor, account, {
        ...{ clientId, facility, profession },
        ...(from === undefined ? {} : { from }),
      }),
    }),
    endPosition: async ({ actor, params, body: { until } }) => {
      const object = { kind: 'position', id: params.position } as const;
      await parts.gate.require(actor, 'end-position', { kind: 'facility', id: params.facility }, { object });
      await requireAt(params.facility, params.position);
      await parts.endPosition(actor, params.position, until === undefined ? {} : { until });
    },
    changeProfession: async ({ actor, params, body }) => {
      const object = { kind: 'position', id: params.position } as const;
      await parts.gate.require(
        actor,
        'change-profession',
        { kind: 'facility', id: params.facility },
        { object },
      );
      await requireAt(params.facility, params.position);
      await parts.changeProfession(actor, params.position, body.profession);
    },
    listPositions: async ({ actor, params: { facility } }) => {
      await parts.gate.require(actor, 'list-positions', { kind: 'facility', id: facility });
      const found = await parts.positions.atFacility(facility, tokyoDay(parts.clock.now()));
      const names = await parts.names(found.flatMap(({ municipality }) => municipality ?? []));
      return {
        positions: found
          .toSorted((a, b) => (a.kana < b.kana ? -1 : a.kana > b.kana ? 1 : 0))
          .flatMap(({ id, account, name, kana, profession, municipality: code, from, until }) =>
            code === null
              ? []
              : [
                  {
                    ...{ id, account, name, kana, profession, from, until },
                    municipality: { code, name: names.get(code) ?? code },
                  },
                ],
          ),
      };
    },
    applyForPosition: async ({ actor, params, body }) => ({
      application: await parts.applyForPosition(actor, params.facility, {
        ...body,
        from: body.from ?? null,
        note: body.note ?? '',
      }),
    }),
    listApplications: ({ actor, params }) => listApplications(parts, actor, params.municipality),
    decideApplication: ({ actor, params, body }) =>
      parts.decideApplication(actor, params.municipality, params.application, body),
    listRightFindings: ({ actor, params }) => listRightFindings(parts, actor, params.municipality),
  };
};
