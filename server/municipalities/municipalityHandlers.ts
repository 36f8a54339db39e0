import type { municipalityRoutes } from '#contracts/http/municipalityRoutes.ts';
import type { Answer, Body } from '#contracts/http/route.ts';
import type { Actor } from '#domain/access/actor.ts';
import { areaRowOn, municipalityName } from '#domain/agreement/areas.ts';
import { tokyoDay } from '#domain/vocabulary/days.ts';
import type { MunicipalityCode } from '#domain/vocabulary/municipalityCode.ts';
import type { Clock } from '#platform/clock.ts';
import type { AgreementRegistry } from '#server/agreements/agreementRegistry.ts';
import type { Handlers } from '#server/http/handlers.ts';
import type { makeMunicipality } from './makeMunicipality.ts';
import type { MunicipalityQueries } from './municipalityQueries.ts';

export interface MunicipalityParts {
  readonly clock: Clock;
  readonly agreements: AgreementRegistry;
  readonly municipalities: MunicipalityQueries;
  readonly makeMunicipality: ReturnType<typeof makeMunicipality>;
  /** A command of server/accounts, handed over. */
  readonly makeFirstOfficer: (
    actor: Actor,
    municipality: MunicipalityCode,
    person: Body<typeof municipalityRoutes.makeFirstOfficer>,
  ) => Promise<Answer<typeof municipalityRoutes.makeFirstOfficer>>;
}

export const municipalityHandlers = (parts: MunicipalityParts): Handlers<typeof municipalityRoutes> => ({
  listMunicipalities: async () => {
    const day = tokyoDay(parts.clock.now());
    const { areas } = parts.agreements.current();
    const here = new Set((await parts.municipalities.list()).map(({ _id }) => _id));
    return {
      municipalities: [...areas.rowsOf.keys()].sort().map((code) => {
        const row = areaRowOn(areas, code, day);
        return {
          code,
          name: municipalityName(areas, code, day),
          area: row && { id: row.medicalArea, name: row.medicalAreaName },
          party: parts.agreements.isParty(code, day),
          here: here.has(code),
        };
      }),
    };
  },
  makeMunicipality: ({ actor, body }) => parts.makeMunicipality(actor, body),
  makeFirstOfficer: ({ actor, params, body }) => parts.makeFirstOfficer(actor, params.municipality, body),
});
