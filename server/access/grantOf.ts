import type { Actor } from '#domain/access/actor.ts';
import type { AccountAttributes } from '#domain/access/attributes.ts';
import type { RecordAttributes } from '#domain/access/recordAttributes.ts';
import type { RecordRef } from '#domain/access/recordRef.ts';
import type { Given, Shown } from '#domain/access/verdict.ts';
import { kindNamed } from '#domain/records/kindNamed.ts';
import { type Day, tokyoMidnight } from '#domain/vocabulary/days.ts';
import type { ClassDisclosure, Grant, RevocationSubject } from './gate.ts';

interface Parts {
  readonly actor: Actor;
  readonly account: AccountAttributes;
  readonly record: RecordRef;
  readonly attributes: RecordAttributes;
  readonly day: Day;
  readonly revocation: number;
}

/** Makes of a yes of the rules the grant that the doors get. */
export const grantOf = (given: Given, parts: Parts): Grant => {
  const { actor, account, record, attributes, day, revocation } = parts;
  const to = given.decision.rule === 'WA1' ? given.home : account.municipality!;
  // The grant for an attachment is for that one file, whatever else the record that it hangs on would show.
  const kind = kindNamed(attributes.kind);
  const asked = kind.onlyClass?.(attributes) ?? null;
  const shown = [...given.classes]
    .filter(([dataClass, each]) => each.shown && (asked === null || dataClass === asked))
    .map(([dataClass]) => dataClass);
  return {
    allowed: true,
    actor,
    account,
    position: account.positions.find(({ id }) => id === actor.position) ?? null,
    record,
    patient: kind.patient(attributes)?.id ?? null,
    crossing: given.asked,
    ground: {
      relation: given.relation.kind,
      membership: given.relation.membership?.id ?? null,
      memberships: given.relations.flatMap(({ membership }) => membership?.id ?? []),
      consent: given.consent?.id ?? null,
      decision: given.decision,
      from: given.home,
      to,
      purpose: given.purpose,
      day,
    },
    acts: given.acts,
    discloses: (dataClass, seq = 0) => disclose(given.classes.get(dataClass), seq),
    disclosed: shown,
    groundOf: (dataClass) => {
      const each = given.classes.get(dataClass);
      if (each?.shown !== true) return null;
      const { decision, consent, relation } = each;
      return { decision, consent: consent?.id ?? null, membership: relation.membership?.id ?? null };
    },
    profile: profileOf(given),
    until: given.until === null ? Number.POSITIVE_INFINITY : tokyoMidnight(given.until),
    revocation,
    readOnly: given.readOnly,
    subjects: [
      { kind: 'session', id: actor.session },
      { kind: 'account', id: actor.account },
      ...(kind.subjects(attributes) as readonly RevocationSubject[]),
    ],
  };
};

const disclose = (shown: Shown | undefined, seq: number): ClassDisclosure => {
  // A class that the record's row does not have is disclosed to nobody.
  if (shown === undefined) return { disclosed: false, rule: 'WA7' };
  if (!shown.shown) return { disclosed: false, rule: shown.rule };
  const { decision, ranges } = shown;
  if (ranges === null) return { disclosed: true, decision, upToSeq: null };
  const listed = ranges.some(({ first, last }) => first <= seq && seq <= last);
  return listed
    ? { disclosed: true, decision, upToSeq: ranges.at(-1)?.last ?? null }
    : { disclosed: false, rule: 'WA15' };
};

/** As one text, what is shown and what is withheld by which rule: readers with equal texts are sent equal encodings. */
const profileOf = ({ classes, readOnly }: Given): string =>
  [...classes]
    .map(([dataClass, each]) => {
      if (!each.shown) return `${dataClass}!${each.rule}`;
      const ranges = each.ranges?.map(({ first, last }) => `${first}-${last}`).join('+');
      return ranges === undefined ? dataClass : `${dataClass}@${ranges}`;
    })
    .sort()
    .join(',') + (readOnly ? ';read-only' : '');
