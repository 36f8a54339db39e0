import type { AskedBorder, AskedDecision } from '../access/askedBorder.ts';
import { decideClass } from '../access/decideFor.ts';
import type { CompiledAgreements } from '../agreement/compileAgreements.ts';
import type { HubId } from '../ids.ts';
import type { MunicipalityCode } from '../vocabulary/municipalityCode.ts';

/** The part of a fact's body that says what was decided, and everything that the decision depended on. */
export interface ReplayableBody {
  readonly id: string;
  readonly kind: string;
  readonly from: string | null;
  readonly to: string | null;
  readonly allowed: boolean;
  readonly readOnly: boolean;
  readonly rule: string | null;
  readonly agreement: string | null;
  readonly version: number | null;
  readonly clause: string | null;
  readonly consent: string | null;
  readonly dataClasses: readonly string[];
  /** Absent in facts that were stored before this was recorded. */
  readonly crossing?: AskedBorder | null;
}

/**
 * `decided`: the border was asked, and was asked anew here. `again`: one's own provisions were read again (WA15),
 * which the border refuses. `none`: nothing crossed a border. `older`: the fact does not hold what its decision
 * depended on.
 */
export type Replayed =
  | { readonly is: 'none' | 'older' }
  | { readonly is: 'decided' | 'again'; readonly differences: readonly string[] };

/**
 * Compiles the versions that were known then, as far as they are given now. `needed`: the versions that an answer
 * names, without which it cannot be decided anew. A text that is returned says what is missing.
 */
export type CompileAsThen = (
  versions: readonly string[],
  needed: readonly string[],
) => CompiledAgreements | string;

/** [AU7] Decides a recorded crossing anew, by the versions that it names, each class for itself. */
export const replayFact = (body: ReplayableBody, compiledOf: CompileAsThen): Replayed => {
  const { crossing, from, to } = body;
  if (crossing === undefined) return { is: 'older' };
  if (crossing === null || from === null || to === null) {
    // The person's own city, management, or no relation at all: the border was not asked.
    const claims = crossing === null && from !== to && body.allowed && body.rule !== 'WA1';
    return claims ? { is: 'decided', differences: ['it names a clause and no question'] } : { is: 'none' };
  }
  const compiled = compiledOf(crossing.versions, namedIn(crossing));
  if (typeof compiled === 'string') return { is: 'decided', differences: [compiled] };
  const differences: string[] = [];
  for (const { purpose, tried, decisions } of crossing.rows) {
    const asked = {
      ...{ compiled, day: crossing.day, home: from as MunicipalityCode, purpose },
      fromHub: crossing.fromHub as HubId | null,
      reader: {
        municipality: to as MunicipalityCode,
        profession: crossing.profession,
        hub: crossing.toHub as HubId | null,
      },
      consents: tried.flatMap((id) => crossing.consents.find((consent) => consent.id === id) ?? []),
    };
    for (const recorded of decisions) {
      for (const dataClass of recorded.dataClasses) {
        const { decision, consent } = decideClass(asked, dataClass);
        const anew = sayDecision({ ...decision, consent: consent?.id ?? null });
        if (anew !== sayDecision(recorded))
          differences.push(`${purpose}/${dataClass}: recorded ${sayDecision(recorded)}, anew ${anew}`);
      }
    }
  }
  const again = body.allowed && body.readOnly;
  if (body.allowed && !again) differences.push(...claimsOf(body, crossing));
  return { is: again ? 'again' : 'decided', differences };
};

const namedIn = ({ rows }: AskedBorder): string[] => [
  ...new Set(
    rows.flatMap(({ decisions }) =>
      decisions.flatMap(({ agreement, version }) => (agreement === null ? [] : `${agreement}:${version}`)),
    ),
  ),
];

/** The ground that a fact names must be among the answers; all classes of a provision must stand on it. */
const claimsOf = (body: ReplayableBody, { rows }: AskedBorder): string[] => {
  const { agreement, version, clause } = body;
  const isOwn = (each: AskedDecision) =>
    each.allowed && each.agreement === agreement && each.version === version && each.clause === clause;
  const own = rows.flatMap(({ decisions }) => decisions.filter(isOwn));
  if (own.length === 0) return [`no answer allows it under ${agreement} ${version} ${clause}`];
  if (!body.kind.startsWith('provision-')) return [];
  const listed = own
    .filter(({ consent }) => consent === body.consent)
    .flatMap(({ dataClasses }) => dataClasses as readonly string[]);
  return body.dataClasses
    .filter((each) => !listed.includes(each))
    .map((each) => `it provides ${each}, which no answer discloses under ${clause}`);
};

const sayDecision = ({
  allowed,
  rule,
  agreement,
  version,
  clause,
  consent,
}: Omit<AskedDecision, 'dataClasses'>) =>
  allowed
    ? `allowed by ${agreement} ${version} ${clause}${consent === null ? '' : ` with consent ${consent}`}`
    : `denied by ${rule} (${agreement} ${version} ${clause})`;
