import type { agreementRoutes } from '#contracts/http/agreementRoutes.ts';
import { holdsOn, tokyoDay } from '#domain/vocabulary/days.ts';
import type { Clock } from '#platform/clock.ts';
import type { Handlers } from '#server/http/handlers.ts';
import type { MunicipalityQueries } from '#server/municipalities/municipalityQueries.ts';
import type { AgreementRegistry } from './agreementRegistry.ts';
import type { importAgreement } from './importAgreement.ts';

export interface AgreementParts {
  readonly clock: Clock;
  readonly agreements: AgreementRegistry;
  readonly municipalities: MunicipalityQueries;
  readonly importAgreement: ReturnType<typeof importAgreement>;
}

/** 広域連携協定: what is in force, shown to everybody with an account, since all of them act under it. */
export const agreementHandlers = (parts: AgreementParts): Handlers<typeof agreementRoutes> => ({
  importAgreement: ({ actor, params, body }) => parts.importAgreement(actor, params.municipality, body.text),
  listAgreements: async () => {
    const day = tokyoDay(parts.clock.now());
    await parts.agreements.settled();
    const versions = parts.agreements.effectiveOn(day);
    const names = await parts.municipalities.names(
      versions.flatMap(({ parties, hubs }) => [...parties, ...hubs].map(({ municipality }) => municipality)),
    );
    const shown = (code: (typeof versions)[number]['parties'][number]['municipality']) => ({
      code,
      name: names.get(code) ?? code,
    });
    return {
      day,
      agreements: versions.map(({ agreement, version, title, effective, parties, hubs, clauses }) => ({
        ...{ agreement, version, title, effective },
        parties: parties.map(({ municipality, from, until, admits }) => ({
          municipality: shown(municipality),
          ...{ from, until },
          inForce: holdsOn({ from, until }, day),
          admits: admits && [...admits],
        })),
        hubs: hubs.map(({ id, name, municipality, from, until }) => ({
          ...{ id, name, from, until },
          municipality: shown(municipality),
          inForce: holdsOn({ from, until }, day),
        })),
        clauses: clauses.map((clause) => ({
          id: clause.id,
          title: clause.title,
          from: clause.from,
          until: clause.until,
          inForce: holdsOn(clause, day),
          reach: clause.reach,
          purposes: [...clause.purposes],
          discloses: [...clause.discloses],
          professions: clause.professions && [...clause.professions],
          requires: [...clause.requires],
        })),
      })),
    };
  },
});
