import {
  type EntityJson,
  preparsePolicySet,
  type StatefulAuthorizationCall,
  statefulIsAuthorized,
} from '@cedar-policy/cedar-wasm/nodejs';
import type { Clause } from '#domain/agreement/agreementVersion.ts';
import { areaRowOn } from '#domain/agreement/areas.ts';
import type { CrossingRequest } from '#domain/agreement/crossingRequest.ts';
import { type Day, holdsOn } from '#domain/vocabulary/days.ts';
import type { MunicipalityCode } from '#domain/vocabulary/municipalityCode.ts';
import type { BenchRegion } from './benchRegion.ts';

const policySet = 'bench';

/**
 * The same table as Cedar policies, one for each clause: parsed once and kept by Cedar itself, each clause's purposes in
 * the policy's scope and its cheapest condition first. A call carries the two ends that it is about and no other entity;
 * calls are made before anything is timed.
 */
export class CedarTable {
  readonly #region: BenchRegion;

  constructor(region: BenchRegion) {
    this.#region = region;
    const clauses = region.version.clauses.map((clause) => [clause.id, policyOf(clause)]);
    const home =
      'permit(principal, action, resource) when { principal.municipality == resource.municipality };';
    const parsed = preparsePolicySet(policySet, {
      staticPolicies: { home, ...(Object.fromEntries(clauses) as Record<string, string>) },
    });
    if (parsed.type === 'failure')
      throw new Error(`Cedar takes no such policy: ${parsed.errors[0]?.message}`);
  }

  call(request: CrossingRequest): StatefulAuthorizationCall {
    const { day, from, to, purpose, dataClass, profession, consent, activation, reason } = request;
    return {
      principal: { type: 'End', id: to },
      action: { type: 'Action', id: purpose },
      // Both ends may be one municipality.
      resource: { type: 'Home', id: from },
      context: {
        ...{ day: numberOf(day), dataClass, profession, purpose, pair: [from, to].sort().join('-') },
        reason: typeof reason === 'string' && reason.trim() !== '',
        ...(consent && {
          consent: {
            purposes: [...consent.purposes],
            anyone: consent.recipients === 'any',
            recipients: consent.recipients === 'any' ? [] : [...consent.recipients],
            from: numberOf(consent.from),
            until: numberOf(consent.withdrawn ?? consent.until ?? never),
          },
        }),
        ...(activation && {
          activation: {
            by: activation.by,
            receivers: [...activation.receivers],
            dataClasses: [...activation.dataClasses],
            from: numberOf(activation.from),
            until: numberOf(activation.until),
          },
        }),
      },
      preparsedPolicySetId: policySet,
      entities: [this.#end('Home', from, request.fromHub, day), this.#end('End', to, request.toHub, day)],
    };
  }

  allows(call: StatefulAuthorizationCall): boolean {
    const answer = statefulIsAuthorized(call);
    if (answer.type === 'failure' || answer.response.diagnostics.errors.length > 0)
      throw new Error('Cedar could not decide');
    return answer.response.decision === 'allow';
  }

  #end(type: string, code: MunicipalityCode, hub: string | null | undefined, day: Day): EntityJson {
    const { areas, version } = this.#region;
    const party = version.parties.find(({ municipality }) => municipality === code);
    const isHub = version.hubs.some(
      (each) => each.id === hub && each.municipality === code && holdsOn(each, day),
    );
    return {
      uid: { type, id: code },
      attrs: {
        municipality: code,
        area: areaRowOn(areas, code, day)?.medicalArea ?? `none ${type}`,
        isHub,
        ...(party && { partyFrom: numberOf(party.from) }),
        ...(party?.admits && { admits: [...party.admits] }),
      },
      parents: [],
    };
  }
}

const never = '9999-12-31' as Day;
const numberOf = (day: Day): number => Number(day.replaceAll('-', ''));
const set = (words: readonly string[]): string => `[${words.map((word) => JSON.stringify(word)).join(', ')}]`;

const isParty = (end: string, hubToo: boolean): string =>
  `(${hubToo ? `${end}.isHub || ` : ''}(${end} has partyFrom && ${end}.partyFrom <= context.day))`;

const reachOf = ({ reach, pairs }: Clause): string => {
  if (reach === 'same-area') return 'principal.area == resource.area';
  if (reach === 'hub') return 'principal.isHub != resource.isHub';
  if (reach === 'pairs')
    return `${set((pairs ?? []).map((pair) => [...pair].sort().join('-')))}.contains(context.pair)`;
  return 'true';
};

const grounds = {
  consent: `context has consent && context.consent.purposes.contains(context.purpose)
    && (context.consent.anyone || context.consent.recipients.contains(principal.municipality))
    && context.consent.from <= context.day && context.day < context.consent.until`,
  activation: `context has activation && context.activation.by == resource.municipality
    && context.activation.receivers.contains(principal.municipality)
    && context.activation.dataClasses.contains(context.dataClass)
    && context.activation.from <= context.day && context.day < context.activation.until`,
  reason: 'context.reason',
};

const policyOf = (clause: Clause): string => {
  const { from, until, discloses, professions, purposes, requires, reach } = clause;
  const conditions = [
    `${set(discloses)}.contains(context.dataClass)`,
    `context.day >= ${numberOf(from)}`,
    ...(until === null ? [] : [`context.day < ${numberOf(until)}`]),
    reachOf(clause),
    isParty('resource', reach === 'hub'),
    isParty('principal', reach === 'hub'),
    ...(professions === null ? [] : [`${set(professions)}.contains(context.profession)`]),
    '(!(principal has admits) || principal.admits.contains(context.profession))',
    ...requires.map((each) => grounds[each]),
  ];
  const actions = purposes.map((purpose) => `Action::${JSON.stringify(purpose)}`).join(', ');
  return `permit(principal, action in [${actions}], resource) when { ${conditions.join('\n  && ')} };`;
};
