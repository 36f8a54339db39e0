import type { accountRoutes } from '#contracts/http/accountRoutes.ts';
import type { positionRoutes } from '#contracts/http/positionRoutes.ts';
import { tokyoDay } from '#domain/vocabulary/days.ts';
import type { Handlers } from '#server/http/handlers.ts';
import type { AccountDoorParts } from './accountDoorParts.ts';
import { listAccounts } from './listAccounts.ts';
import { listApplications } from './listApplications.ts';
import { listFacilityApplications } from './listFacilityApplications.ts';
import { listRightFindings } from './listRightFindings.ts';

export const accountHandlers = (
  parts: AccountDoorParts,
): Handlers<typeof accountRoutes & typeof positionRoutes> => ({
  listAccounts: ({ actor, params, query }) =>
    listAccounts(parts, actor, params.municipality, query.after ?? null),
  makeAccount: ({ actor, params, body: { person, facility, profession } }) =>
    parts.makeAccount(actor, params.municipality, person, { facility, profession }),
  leaveAccount: ({ actor, params, body: { until } }) =>
    parts.leave(actor, params.municipality, params.account, until === undefined ? {} : { until }),
  undoLeave: ({ actor, params }) => parts.undoLeave(actor, params.municipality, params.account),
  changeName: ({ actor, params, body }) => parts.changeName(actor, params.municipality, params.account, body),
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
  endPosition: ({ actor, params: { facility, position }, body: { until } }) =>
    parts.endPosition(actor, position, { at: facility, ...(until === undefined ? {} : { until }) }),
  changeProfession: ({ actor, params: { facility, position }, body }) =>
    parts.changeProfession(actor, position, body.profession, facility),
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
  listFacilityApplications: ({ actor, params, query }) =>
    listFacilityApplications(parts, actor, params.facility, query.after ?? null),
  decideApplication: ({ actor, params, body }) =>
    parts.decideApplication(actor, params.municipality, params.application, body),
  listRightFindings: ({ actor, params }) => listRightFindings(parts, actor, params.municipality),
});
