import type { facilityRoutes } from '#contracts/http/facilityRoutes.ts';
import type { NoticeAudience, ReachView } from '#contracts/http/noticeRoutes.ts';
import type { AttributeReaders } from '#domain/access/attributeReaders.ts';
import type { FacilityId } from '#domain/ids.ts';
import { foldName } from '#domain/names/foldName.ts';
import { tokyoDay } from '#domain/vocabulary/days.ts';
import type { Clock } from '#platform/clock.ts';
import { pageOf } from '#platform/pageOf.ts';
import { actingPosition } from '#server/accounts/actingPosition.ts';
import type { AgreementRegistry } from '#server/agreements/agreementRegistry.ts';
import { namedEnds } from '#server/agreements/namedEnds.ts';
import { showsNames } from '#server/agreements/showsNames.ts';
import type { Handlers } from '#server/http/handlers.ts';
import type { MunicipalityQueries } from '#server/municipalities/municipalityQueries.ts';
import type { NoticeOrigin } from '#server/notices/routeNotice.ts';
import type { FacilityCommands } from './facilityCommands.ts';
import type { FacilityQueries } from './facilityQueries.ts';

/** How a facility's state is told: by server/notices, through the jobs. */
export interface StatusTelling {
  readonly startTelling: (facility: FacilityId) => Promise<void>;
  readonly previewReach: (origin: NoticeOrigin, audience: NoticeAudience) => Promise<ReachView>;
}

export interface FacilityParts
  extends Pick<FacilityCommands, 'makeFacility' | 'setStatus' | 'listStatus' | 'statusOrigin'>,
    StatusTelling {
  readonly clock: Clock;
  readonly account: AttributeReaders['account'];
  readonly agreements: AgreementRegistry;
  readonly facilities: FacilityQueries;
  readonly municipalities: MunicipalityQueries;
}

const PAGE = 200;

export const facilityHandlers = (parts: FacilityParts): Handlers<typeof facilityRoutes> => ({
  listFacilities: async ({ actor, query }) => {
    const day = tokyoDay(parts.clock.now());
    const { account, position } = await actingPosition(parts.account, actor, day);
    const home = account?.municipality ?? null;
    if (home === null) return { facilities: [], more: false, next: null };
    const reader = { municipality: home, hub: position?.hub ?? null };
    // [RO8] Only ends that may be named are asked for: so hidden matches neither fill the page nor show in `next`.
    const found = await parts.facilities.search({
      within: namedEnds(parts.agreements, reader, day),
      ...(query.municipality === undefined ? {} : { municipalities: [query.municipality] }),
      ...(query.kind === undefined ? {} : { kinds: [query.kind] }),
      ...(query.q === undefined ? {} : { query: query.q }),
      ...(query.after === undefined ? {} : { after: query.after }),
      limit: PAGE + 1,
    });
    const asked = foldName(query.q ?? '');
    const { page, last } = pageOf(found, PAGE);
    const shown = page.filter(
      ({ municipality, hub, name, kana }) =>
        showsNames(parts.agreements, reader, { municipality, hub }, day) &&
        (foldName(name).includes(asked) || foldName(kana).includes(asked)),
    );
    const names = await parts.municipalities.names(shown.map(({ municipality }) => municipality));
    return {
      facilities: shown.map(({ _id, name, kana, kind, municipality }) => ({
        ...{ id: _id, name, kana, kind },
        municipality: { code: municipality, name: names.get(municipality) ?? municipality },
      })),
      more: last !== undefined,
      // The mark is of the last one that was looked at: one that has the letters but not the word is not on the page,
      // and must not be looked at again.
      next: last?._id ?? null,
    };
  },
  makeFacility: async ({ actor, params, body: { others, ...wanted } }) => ({
    facility: await parts.makeFacility(
      actor,
      params.municipality,
      { ...wanted, hub: wanted.hub ?? null },
      others,
    ),
  }),
  listFacilityStatus: async ({ actor, params }) => ({
    status: await parts.listStatus(actor, params.facility),
  }),
  setFacilityStatus: async ({ actor, params, body: { state, reason, from, until, tell } }) => {
    const notice = await parts.setStatus(actor, params.facility, {
      state,
      reason,
      ...(from === undefined ? {} : { from }),
      ...(until === undefined ? {} : { until }),
      ...(tell === undefined ? {} : { tell }),
    });
    if (notice !== null) await parts.startTelling(params.facility);
    return { notice };
  },
  previewFacilityStatus: async ({ actor, params, body: { purpose, audience } }) => {
    const origin = await parts.statusOrigin(actor, params.facility);
    return parts.previewReach({ ...origin, purpose, kind: 'facility-status', patient: null }, audience);
  },
});
