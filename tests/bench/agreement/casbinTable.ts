import { type Enforcer, newEnforcer, newModelFromString } from 'casbin';
import { areaRowOn } from '#domain/agreement/areas.ts';
import type { CrossingRequest } from '#domain/agreement/crossingRequest.ts';
import { activationCovers, consentCovers, givesReason } from '#domain/agreement/engine/carriedGrounds.ts';
import { holdsOn } from '#domain/vocabulary/days.ts';
import type { MunicipalityCode } from '#domain/vocabulary/municipalityCode.ts';
import type { BenchRegion } from './benchRegion.ts';

const model = `
[request_definition]
r = req

[policy_definition]
p = purposes, discloses, since, until, reach, pairs, professions, requires

[policy_effect]
e = some(where (p.eft == allow))

[matchers]
m = r.req.from == r.req.to || listed(p.purposes, r.req.purpose) && listed(p.discloses, r.req.dataClass) && \
inForce(p.since, p.until, r.req.day) && reaches(p.reach, p.pairs, r.req) && parties(p.reach, r.req) && \
professions(p.professions, r.req) && carries(p.requires, r.req)
`;

/**
 * The same table as casbin's policies, one row for each clause, and what is beside the clauses (parties, areas, hubs) in
 * its functions. In casbin's favour: the cheapest conditions first, lists parsed once, and what the request carries is
 * judged by our own functions.
 */
export class CasbinTable {
  readonly #enforcer: Enforcer;

  private constructor(enforcer: Enforcer) {
    this.#enforcer = enforcer;
  }

  static async of({ version, areas }: BenchRegion): Promise<CasbinTable> {
    const enforcer = await newEnforcer(newModelFromString(model));
    const party = new Map(version.parties.map((each) => [each.municipality, each]));
    const parsed = new Map<string, ReadonlySet<string>>();
    const listed = (list: string, word: string): boolean => {
      const words = parsed.get(list) ?? new Set(list.split(' '));
      parsed.set(list, words);
      return words.has(word);
    };
    const isHub = (code: MunicipalityCode, hub: string | null | undefined, { day }: CrossingRequest) =>
      typeof hub === 'string' &&
      version.hubs.some((each) => each.id === hub && each.municipality === code && holdsOn(each, day));
    const isParty = (code: MunicipalityCode, { day }: CrossingRequest): boolean => {
      const entry = party.get(code);
      return entry !== undefined && holdsOn(entry, day);
    };
    const functions = {
      listed,
      inForce: (since: string, until: string, day: string) => since <= day && (until === '' || day < until),
      reaches: (reach: string, pairs: string, request: CrossingRequest): boolean => {
        const { from, to, fromHub, toHub, day } = request;
        if (reach === 'all-parties') return true;
        if (reach === 'same-area') {
          const area = areaRowOn(areas, from, day)?.medicalArea;
          return area !== undefined && area === areaRowOn(areas, to, day)?.medicalArea;
        }
        if (reach === 'hub') return isHub(from, fromHub, request) !== isHub(to, toHub, request);
        return listed(pairs, from < to ? `${from}-${to}` : `${to}-${from}`);
      },
      parties: (reach: string, request: CrossingRequest): boolean =>
        (isParty(request.from, request) ||
          (reach === 'hub' && isHub(request.from, request.fromHub, request))) &&
        (isParty(request.to, request) || (reach === 'hub' && isHub(request.to, request.toHub, request))),
      professions: (list: string, { to, profession }: CrossingRequest): boolean =>
        (list === '' || listed(list, profession)) && party.get(to)?.admits?.includes(profession) !== false,
      carries: (requires: string, request: CrossingRequest): boolean =>
        (!listed(requires, 'consent') || consentCovers(request)) &&
        (!listed(requires, 'activation') || activationCovers(request)) &&
        (!listed(requires, 'reason') || givesReason(request)),
    };
    for (const [name, work] of Object.entries(functions)) await enforcer.addFunction(name, work);
    await enforcer.addPolicies(
      version.clauses.map(({ purposes, discloses, from, until, reach, pairs, professions, requires }) => [
        ...[purposes.join(' '), discloses.join(' '), from, until ?? '', reach],
        (pairs ?? []).map((pair) => [...pair].sort().join('-')).join(' '),
        ...[professions?.join(' ') ?? '', requires.join(' ')],
      ]),
    );
    return new CasbinTable(enforcer);
  }

  allows(request: CrossingRequest): boolean {
    return this.#enforcer.enforceSync(request);
  }
}
