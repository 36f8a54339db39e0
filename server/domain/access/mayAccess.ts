import type { PositionId } from '../ids.ts';
import { type Day, holdsOn } from '../vocabulary/days.ts';
import type { Purpose } from '../vocabulary/purposes.ts';
import {
  actsInCharge,
  actsOfOfficerThere,
  actsOfPlanner,
  actsOfRelations,
  actsOfResponsible,
  professionsOfPlan,
} from './actsOfRelations.ts';
import { careManagerInCharge } from './careManagerInCharge.ts';
import type { AccountFacts, PatientFacts, PositionFacts } from './facts.ts';
import type { RecordFacts } from './recordFacts.ts';
import type { Act } from './recordRef.ts';
import type { Relation, RelationKind, Standing } from './relation.ts';

/**
 * The first of the two questions: does this person, in the position acted in, stand in a relation to this record?
 * Deny by default, at home too. The border (the second question) is not looked at here.
 */
export const mayAccess = (
  account: AccountFacts,
  acting: PositionId | null,
  day: Day,
  facts: RecordFacts,
): Standing => {
  // An account that no municipality manages, as the operator's, reads no record (DOMAIN.md §2).
  if (account.municipality === null) return { is: 'none' };
  const position = account.positions.find((each) => each.id === acting);
  // A position that is not this account's is a forged or stale session: it must not even tell of the others.
  if (position === undefined) return { is: 'none' };
  const here = standIn(account, position, day, facts);
  if (here.is === 'related') return here;
  const others = account.positions.filter((each) => each !== position);
  for (const other of others) {
    if (standIn(account, other, day, facts).is === 'related') return { is: 'elsewhere', position: other.id };
  }
  if (here.is === 'ended') return here;
  const ended = others.map((other) => standIn(account, other, day, facts));
  return ended.find((each) => each.is === 'ended') ?? { is: 'none' };
};

/** What one position is to the record, that position's own dates included. */
const standIn = (account: AccountFacts, position: PositionFacts, day: Day, facts: RecordFacts): Standing => {
  if (position.from > day) return { is: 'none' };
  const found = findRelations(account, position, day, facts);
  const over = position.until !== null && position.until <= day;
  const [first, ...rest] = found.relations;
  if (first === undefined) {
    if (found.endedSince === undefined) return { is: 'none' };
    return { is: 'ended', since: earlier(found.endedSince, over ? position.until : null) };
  }
  if (over) return { is: 'ended', since: position.until };
  const within = (each: Relation): Relation => ({ ...each, until: earlier(each.until, position.until) });
  return { is: 'related', relations: [within(first), ...rest.map(within)] };
};

interface Found {
  readonly relations: readonly Relation[];
  /** The day since which a relation that was there has ended; undefined: there was none. */
  readonly endedSince?: Day;
}

const nothing: Found = { relations: [] };

const findRelations = (
  account: AccountFacts,
  position: PositionFacts,
  day: Day,
  facts: RecordFacts,
): Found => {
  const give = (
    kind: RelationKind,
    more: Partial<Omit<Relation, 'kind'>> = {},
    extra: readonly Act[] = [],
  ): Relation => ({
    kind,
    membership: null,
    purposes: [],
    until: null,
    ...more,
    acts: [...(actsOfRelations[facts.kind][kind] ?? []), ...extra],
  });
  const capacity = (
    which: 'officer' | 'auditor' | 'facility-manager',
    holds: (each: AccountFacts['capacities'][number]) => boolean,
  ) =>
    account.capacities.find(
      (each) => each.capacity === which && each.position === position.id && holdsOn(each, day) && holds(each),
    );

  switch (facts.kind) {
    case 'municipality': {
      const held = (['officer', 'auditor'] as const).flatMap((which) => {
        const found = capacity(which, (each) => each.municipality === facts.municipality);
        return found === undefined ? [] : [give(which, { until: found.until })];
      });
      return { relations: held };
    }
    case 'facility': {
      const { facility } = facts;
      const manager = capacity('facility-manager', (each) => each.facility === facility.id);
      const officer = capacity('officer', (each) => each.municipality === facility.municipality);
      const there = position.facility === facility.id ? actsOfOfficerThere : [];
      return {
        relations: [
          ...(manager === undefined ? [] : [give('manager', { until: manager.until })]),
          ...(officer === undefined ? [] : [give('officer', { until: officer.until }, there)]),
        ],
      };
    }
    case 'patient': {
      const planner = professionsOfPlan.includes(position.profession);
      const inCharge = planner && careManagerInCharge(facts.patient, day)?.position === position.id;
      const extra = [...(planner ? actsOfPlanner : []), ...(inCharge ? actsInCharge : [])];
      return memberIn(facts.patient, position, day, null, (kind, more) => give(kind, more, extra));
    }
    case 'channel':
      return memberIn(facts.patient, position, day, 'care', give);
    case 'conference':
    case 'minutes': {
      const { conference, patient } = facts;
      const extra =
        facts.kind === 'minutes' && facts.minutes.responsible === position.id ? actsOfResponsible : [];
      const member = memberIn(patient, position, day, 'conference', (kind, more) => give(kind, more, extra));
      // Who has left the team has left its conferences: an old invitation is no way back in.
      const team = memberIn(patient, position, day, null, give);
      if (team.endedSince !== undefined) return team;
      const own: RelationKind | null =
        conference.holder === position.id
          ? 'holder'
          : conference.invited.includes(position.id)
            ? 'invited'
            : null;
      if (own === null) return member;
      // What it stands on is each membership, where there is one (AC12); without one, the invitation alone.
      const until = nextEndIn(patient, position, day);
      const standsOn =
        member.relations.length === 0 ? [null] : member.relations.map((each) => each.membership);
      return {
        relations: standsOn.map((membership) =>
          give(own, { membership, until, purposes: ['conference'] }, extra),
        ),
      };
    }
    case 'notice': {
      const { notice, patient } = facts;
      const own = [
        ...(notice.sender === position.id ? (['sender'] as const) : []),
        ...(notice.reached ? (['reached'] as const) : []),
      ];
      if (patient === null) return { relations: own.map((kind) => give(kind)) };
      // What is a patient's stays with the team: who has left it has left what reached them there, too.
      return memberIn(patient, position, day, notice.purpose, (kind, more) => give(own[0] ?? kind, more));
    }
    case 'attachment': {
      const { attachment, container } = facts;
      // Not yet posted: nobody but who brought it, and in that position.
      if (container === null)
        return attachment.uploader === position.id ? { relations: [give('uploader')] } : nothing;
      return findRelations(account, position, day, container);
    }
  }
};

/** Memberships are dated and of one position; `purpose` null: any that a membership can have. */
const memberIn = (
  patient: PatientFacts,
  position: PositionFacts,
  day: Day,
  purpose: Purpose | null,
  give: (kind: RelationKind, more: Partial<Omit<Relation, 'kind'>>) => Relation,
): Found => {
  const own = patient.memberships.filter(
    (each) =>
      each.account === position.account &&
      each.position === position.id &&
      each.from <= day &&
      // Ended before it began, it never was.
      (each.until === null || each.from <= each.until) &&
      (purpose === null || each.purposes.includes(purpose)),
  );
  const standing = own.filter((each) => holdsOn(each, day));
  if (standing.length > 0) {
    return {
      relations: standing.map((membership) =>
        give('member', { membership, purposes: membership.purposes, until: membership.until }),
      ),
    };
  }
  const ends = own.map((each) => each.until).filter((each) => each !== null);
  const last = ends.sort().at(-1);
  return last === undefined ? nothing : { relations: [], endedSince: last };
};

/** The next day on which a membership of this position ends, one that has yet to begin too; judged anew then. */
const nextEndIn = (patient: PatientFacts, position: PositionFacts, day: Day): Day | null => {
  const own = patient.memberships.filter(
    (each) => each.account === position.account && each.position === position.id,
  );
  const ends = own.map(({ until }) => until).filter((each) => each !== null && each > day);
  return ends.sort()[0] ?? null;
};

const earlier = <D extends Day | null>(a: Day | D, b: Day | null): Day | D =>
  b === null ? a : a === null || b < a ? b : a;
