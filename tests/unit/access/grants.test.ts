import { describe, expect, it } from '@jest/globals';
import { grantOf } from '#access/grantOf.ts';
import type { AccountAttributes } from '#domain/access/attributes.ts';
import type { RecordAttributes } from '#domain/access/recordAttributes.ts';
import {
  c1,
  channel,
  doctor,
  given,
  judge,
  listed,
  manager,
  nurse,
  officer,
  team,
} from '#tests/support/accessCast.ts';
import {
  compileSample,
  dayOf,
  facilityOf,
  fileIn,
  idOf,
  okazaki,
  toyohashi,
  toyokawa,
} from '#tests/support/accessRegion.ts';

const left = compileSample({ leaves: '2026-11-01' });
const grantFor = (
  account: AccountAttributes,
  attributes: RecordAttributes,
  more: Parameters<typeof judge>[3] = {},
  position = account.positions[0]!.id,
) =>
  grantOf(given(judge(account, 'read', attributes, more)), {
    ...{ account, attributes, day: dayOf('2026-11-23'), revocation: 7 },
    actor: { account: account.id, session: idOf('s'), position },
    record: { kind: 'channel', id: team.channel },
  });

describe('[AC9] a yes, as the doors get it', () => {
  it('has who, what, on what ground, until when, and what ends it', () => {
    const verdict = given(judge(nurse, 'read', channel()));
    const grant = grantFor(nurse, channel());
    expect(grant).toMatchObject({
      ...{ allowed: true, account: nurse, position: nurse.positions[0], revocation: 7, readOnly: false },
      actor: { account: nurse.id, session: idOf('s'), position: nurse.positions[0]!.id },
      record: { kind: 'channel', id: team.channel },
      ...{ patient: team.id, crossing: verdict.asked, acts: verdict.acts },
      ground: {
        ...{ relation: 'member', membership: team.memberships[1]!.id, consent: c1.id, purpose: 'care' },
        ...{ memberships: [team.memberships[1]!.id], decision: verdict.decision, day: '2026-11-23' },
        ...{ from: toyohashi, to: toyokawa },
      },
      disclosed: ['post', 'visit-report', 'vitals', 'photo', 'video', 'document'],
      until: Number.POSITIVE_INFINITY,
    });
    expect(grant.subjects).toEqual([
      { kind: 'session', id: idOf('s') },
      { kind: 'account', id: nurse.id },
      { kind: 'patient', id: team.id },
    ]);
    expect(grant.acts).toContain('write');
  });

  it('at home goes to no other municipality, and stands on no clause or consent', () => {
    const grant = grantFor(doctor, channel());
    expect(grant.ground).toMatchObject({ from: toyohashi, to: toyohashi, consent: null });
    expect(grant.groundOf('post')).toEqual({
      ...{ decision: { allowed: true, rule: 'WA1', agreement: null, version: null, clause: null } },
      ...{ consent: null, membership: team.memberships[0]!.id },
    });
    expect(grantFor(manager, channel()).ground.to).toBe(okazaki);
  });

  it('ends at midnight in Tokyo of its day', () => {
    const grant = grantFor(officer, { kind: 'facility', facility: facilityOf(officer) });
    expect(grant.until).toBe(Date.parse('2027-03-31T15:00:00Z'));
    expect(grant).toMatchObject({ patient: null, ground: { membership: null, memberships: [] } });
    expect(grant.subjects).toHaveLength(2);
    expect([grant.disclosed, grant.crossing, grant.profile]).toEqual([[], null, '']);
  });

  it('names no position where none is acted in', () => {
    expect(grantFor(nurse, channel(), {}, idOf('another')).position).toBeNull();
  });

  it('[AC4] discloses class by class, with what each stands on; what the row has not is disclosed to nobody', () => {
    const grant = grantFor(manager, channel());
    expect(grant.disclosed).toEqual(['post', 'visit-report', 'vitals']);
    const { decision } = given(judge(manager, 'read', channel()));
    expect(grant.discloses('post', 3)).toEqual({ disclosed: true, decision, upToSeq: null });
    expect(grant.discloses('photo', 3)).toEqual({ disclosed: false, rule: 'WA7' });
    expect(grant.discloses('face-sheet')).toEqual({ disclosed: false, rule: 'WA7' });
    expect(grant.groundOf('post')).toEqual({ decision, consent: c1.id, membership: team.memberships[2]!.id });
    expect([grant.groundOf('photo'), grant.groundOf('face-sheet')]).toEqual([null, null]);
    expect(grant.profile).toBe('document!WA7,photo!WA7,post,video!WA7,visit-report,vitals');
  });

  it('[WA15] discloses of what is read back the numbers that are listed, both ends of each run included', () => {
    const own = [listed(2, 3), listed(6, 6)];
    const grant = grantFor(nurse, channel(), { agreements: left, own });
    expect(grant.readOnly).toBe(true);
    expect(Array.from({ length: 8 }, (_, seq) => grant.discloses('post', seq).disclosed)).toEqual([
      ...[false, false, true, true, false, false, true, false],
    ]);
    expect(grant.discloses('post', 2)).toMatchObject({ upToSeq: 6 });
    expect(grant.discloses('post')).toEqual({ disclosed: false, rule: 'WA15' });
    expect(grant.profile).toMatch(/post@2-3\+6-6,.*visit-report@2-3\+6-6,.*;read-only$/);
  });

  it('is for the one file, whatever else its record would show', () => {
    const file: RecordAttributes = {
      kind: 'attachment',
      attachment: fileIn({ kind: 'channel', id: team.channel }, nurse),
      container: channel() as Extract<RecordAttributes, { kind: 'channel' }>,
    };
    const grant = grantFor(nurse, file);
    expect([grant.disclosed, grant.patient]).toEqual([['photo'], team.id]);
  });
});
