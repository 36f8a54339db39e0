import { expect, it } from '@jest/globals';
import { factOfProvision } from '#access/factOfProvision.ts';
import { grantOf } from '#access/grantOf.ts';
import { groundsOf } from '#access/provisionGround.ts';
import type { Actor } from '#domain/access/actor.ts';
import type { MembershipAttributes } from '#domain/records/patient/membershipAttributes.ts';
import { c1, given, hubNurse, judge } from '#tests/support/accessCast.ts';
import { dayOf, idOf, member, nagoya, patientWith, toyohashi } from '#tests/support/accessRegion.ts';

const stay = member(hubNurse, ['admission-discharge'], { clause: 's4', consent: c1, id: idOf('stay') });
const talks = member(hubNurse, ['conference'], { clause: 's4', consent: c1, id: idOf('talks') });
const [position] = hubNurse.positions;
const actor: Actor = { account: hubNurse.id, session: idOf('session'), position: position!.id };

/** As the gate grants a patient's page. */
const granted = (memberships: readonly MembershipAttributes[], account = hubNurse) => {
  const attributes = { kind: 'patient', patient: patientWith(memberships, [c1]) } as const;
  return grantOf(given(judge(account, 'read', attributes)), {
    ...{ actor, account, attributes, record: { kind: 'patient', id: attributes.patient.id } },
    ...{ day: dayOf('2026-11-23'), revocation: 7 },
  });
};

it('[AC12] provides each class under the membership by which it was shown, and says so in its fact', () => {
  const care = member(hubNurse, ['care'], { clause: 's2', consent: c1, id: idOf('care') });
  for (const memberships of [
    [care, talks, stay],
    [stay, talks, care],
  ]) {
    const grant = granted(memberships);
    const [entering] = memberships.filter((each) => each !== care);
    expect(grant.ground).toMatchObject({ membership: entering!.id, from: toyohashi, to: nagoya });
    expect(grant.ground.memberships).toContain(stay.id);
    expect(grant.ground.memberships).not.toContain(care.id);
    const grounds = groundsOf(grant, grant.disclosed);
    expect(grounds).toEqual([
      {
        ...{ dataClasses: ['summary', 'document'], membership: stay.id, consent: c1.id },
        ...{ agreement: 'sample-wide-area', version: 1, clause: 's4' },
      },
    ]);
    const at = new Date('2026-11-23T03:00:00Z');
    const shown = [{ first: 0, last: 0 }];
    const fact = factOfProvision('provision-opened', { grant, act: 'read', ground: grounds[0]!, at, shown });
    expect([fact.membership, fact.dataClasses]).toEqual([stay.id, ['summary', 'document']]);
    expect(fact.crossing?.rows.map((row) => [row.purpose, row.memberships])).toEqual(
      memberships.map((each) => [each.purposes[0], [each.id]]),
    );
  }
});

it('[AC12] opens one provision for each membership, where classes stand on several', () => {
  const care = member(hubNurse, ['care'], { id: idOf('care') });
  const home = { ...hubNurse, municipality: toyohashi };
  const grant = granted([care, member(hubNurse, ['admission-discharge'], { id: idOf('stay') })], home);
  expect(
    groundsOf(grant, grant.disclosed).map(({ membership, dataClasses }) => [membership, dataClasses]),
  ).toEqual([
    [idOf('care'), ['face-sheet', 'summary', 'history']],
    [idOf('stay'), ['document']],
  ]);
  expect(grant.ground.memberships).toEqual([idOf('care'), idOf('stay')]);
});
