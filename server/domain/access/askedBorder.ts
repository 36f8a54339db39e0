import type { ConsentId, MembershipId } from '../ids.ts';
import type { ConsentAttributes } from '../records/patient/consentAttributes.ts';
import type { DataClass } from '../vocabulary/dataClasses.ts';
import type { Day } from '../vocabulary/days.ts';
import type { Purpose } from '../vocabulary/purposes.ts';
import type { ClassDecision, Crossing } from './decideFor.ts';

/** What the border was asked, with all that its answers depend on, and what it answered: enough to decide it anew (AU7). */
export interface AskedBorder {
  readonly day: Day;
  readonly profession: string;
  readonly fromHub: string | null;
  readonly toHub: string | null;
  /** The agreement versions that were known, `id:version`, in the order in which they are tried. */
  readonly versions: readonly string[];
  /** As they were then. */
  readonly consents: readonly ConsentAttributes[];
  readonly rows: readonly AskedRow[];
  /** WA10 and WA14: nothing carries one yet. */
  readonly activation: null;
  readonly reason: null;
}

export interface AskedRow {
  readonly purpose: Purpose;
  /** The memberships that it was asked for (AC12); absent in facts that were stored before they were all named. */
  readonly memberships?: readonly MembershipId[];
  /** The consents in the order tried. */
  readonly tried: readonly ConsentId[];
  /** Classes with the same answer together. */
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

/** Null where nothing crosses: at home, and where no row was asked. */
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

/** Several memberships with the same purpose, that try the same consents in the same order, ask the same. */
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
