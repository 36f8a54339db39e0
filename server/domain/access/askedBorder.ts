import type { ConsentId, MembershipId } from '../ids.ts';
import type { ConsentAttributes } from '../records/patient/consentAttributes.ts';
import type { DataClass } from '../vocabulary/dataClasses.ts';
import type { Day } from '../vocabulary/days.ts';
import type { Purpose } from '../vocabulary/purposes.ts';
import type { ClassDecision, Crossing } from './decideFor.ts';

/**
 * The question that was asked at the border, with everything that its answers depend on, and the answers: enough to
 * decide it anew later (AU7).
 */
export interface AskedBorder {
  readonly day: Day;
  readonly profession: string;
  readonly fromHub: string | null;
  readonly toHub: string | null;
  /** The agreement versions that were known, as `id:version`, in the order in which they are tried. */
  readonly versions: readonly string[];
  /** The consents as they were at that time. */
  readonly consents: readonly ConsentAttributes[];
  readonly rows: readonly AskedRow[];
  /** Activation (WA10) and reason (WA14): no request carries one yet. */
  readonly activation: null;
  readonly reason: null;
}

export interface AskedRow {
  readonly purpose: Purpose;
  /** The memberships for which it was asked (AC12); absent in facts that were stored before all of them were named. */
  readonly memberships?: readonly MembershipId[];
  /** The consents in the order in which they were tried. */
  readonly tried: readonly ConsentId[];
  /** The classes that got this answer. */
  readonly decisions: readonly AskedDecision[];
}

export interface AskedDecision {
  readonly dataClasses: readonly DataClass[];
  readonly allowed: boolean;
  readonly rule: string | null;
  readonly agreement: string | null;
  readonly version: number | null;
  readonly clause: string | null;
  /** The consent that the clause needed. */
  readonly consent: ConsentId | null;
}

interface Row {
  readonly membership?: MembershipId | null;
  readonly crossing: Crossing;
  readonly decided: readonly ClassDecision[];
}

/** Null where nothing crosses a border: at home, and where no row was asked. */
export const askedBorder = (rows: readonly Row[]): AskedBorder | null => {
  const [first] = rows;
  if (first === undefined || first.crossing.home === first.crossing.reader.municipality) return null;
  const { compiled, day, fromHub, reader, consents } = first.crossing;
  return {
    ...{ day, profession: reader.profession, fromHub, toHub: reader.hub },
    versions: versionsOf(compiled),
    consents: consents.map(({ id, purposes, recipients, from, until, withdrawn }) => ({
      ...{ id, purposes, recipients, from, until, withdrawn },
    })),
    rows: askedRows(rows),
    ...{ activation: null, reason: null },
  };
};

/** Memberships with the same purpose that try the same consents in the same order ask one and the same question. */
const askedRows = (rows: readonly Row[]): AskedRow[] => {
  const asked = new Map<string, AskedRow & { readonly memberships: MembershipId[] }>();
  for (const { crossing, decided, membership = null } of rows) {
    const { purpose, consents } = crossing;
    const tried = consents.map(({ id }) => id);
    const key = [purpose, ...tried].join('|');
    const known = asked.get(key);
    if (known === undefined)
      asked.set(key, {
        ...{ purpose, tried, decisions: group(decided) },
        memberships: membership === null ? [] : [membership],
      });
    else if (membership !== null) known.memberships.push(membership);
  }
  return [...asked.values()];
};

export const versionsOf = ({ agreements }: Crossing['compiled']): string[] =>
  agreements.flat().map(({ agreement, version }) => `${agreement}:${version}`);

const group = (decided: readonly ClassDecision[]): AskedDecision[] => {
  const groups = new Map<string, AskedDecision & { readonly dataClasses: DataClass[] }>();
  for (const { dataClass, decision, consent } of decided) {
    const { allowed, rule, agreement, version, clause } = decision;
    const key = [rule, agreement, version, clause, consent?.id].join('|');
    const known = groups.get(key);
    if (known === undefined)
      groups.set(key, {
        ...{ dataClasses: [dataClass], allowed, rule, agreement, version, clause },
        consent: consent?.id ?? null,
      });
    else if (!known.dataClasses.includes(dataClass)) known.dataClasses.push(dataClass);
  }
  return [...groups.values()];
};
