import { describe, expect, it } from '@jest/globals';
import { grantOf } from '#access/grantOf.ts';
import type { AccountAttributes } from '#domain/access/attributes.ts';
import type { RecordAttributes } from '#domain/access/recordAttributes.ts';
import type { SessionId } from '#domain/ids.ts';
import type { MinutesAttributes } from '#domain/records/minutes/minutesAttributes.ts';
import { presentMinutes } from '#server/minutes/presentMinutes.ts';
import { c1, given, hubNurse, judge, listed, nurse, team } from '#tests/support/accessCast.ts';
import { compileSample, conferenceOf, dayOf, idOf, minutesOf } from '#tests/support/accessRegion.ts';
import { filledDischarge, loadedMinutes } from '#tests/support/loadedMinutes.ts';

const nothing = {
  ...{ edit: false, comment: false, attest: false, hold: false, finalise: false, supplement: false },
};
const conference = conferenceOf(team, hubNurse, [nurse]);

const mayOf = (
  who: AccountAttributes,
  state: MinutesAttributes['state'],
  more: NonNullable<Parameters<typeof judge>[3]> = {},
) => {
  const minutes = minutesOf(conference, hubNurse, state);
  const attributes: RecordAttributes = { kind: 'minutes', minutes, conference, patient: team };
  const verdict = given(judge(who, 'read', attributes, more));
  const grant = grantOf(verdict, {
    actor: { account: who.id, session: idOf<SessionId>('s'), position: who.positions[0]!.id },
    ...{ account: who, attributes, day: dayOf('2026-11-23'), revocation: 0 },
    record: { kind: 'minutes', id: minutes.id },
  });
  const loaded = loadedMinutes({ ...filledDischarge, finalised: state === 'finalised' });
  const { may } = presentMinutes(loaded, {
    ...{ grant, sha256: 'f'.repeat(64), supplements: [], awaited: [], writing: [], leftOut: [] },
  });
  return may;
};

describe('[AC9] what the form of minutes offers', () => {
  it('is what the gate gives: to the invited, to who holds and finalises, and before and after 確定', () => {
    const writes = { ...nothing, edit: true, comment: true, attest: true };
    expect(mayOf(nurse, 'draft')).toEqual(writes);
    expect(mayOf(hubNurse, 'circulated')).toEqual({ ...writes, hold: true, finalise: true });
    expect(mayOf(nurse, 'finalised')).toEqual(nothing);
    expect(mayOf(hubNurse, 'finalised')).toEqual({ ...nothing, supplement: true });
  });

  it('[WA15] is nothing to who only reads back', () => {
    const back = { agreements: compileSample({ leaves: '2026-10-01' }) };
    const own = [listed(1, 9, { dataClasses: ['minutes'], consent: c1.id })];
    for (const state of ['draft', 'finalised'] as const)
      expect(mayOf(nurse, state, { ...back, own })).toEqual(nothing);
  });
});
