import { describe, expect, it } from '@jest/globals';
import type { RecordAttributes } from '#domain/access/recordAttributes.ts';
import { c1, channel, given, judge, listed, nurse, refused, team } from '#tests/support/accessCast.ts';
import {
  compileSample,
  consent,
  dayOf,
  fileIn,
  member,
  patientWith,
  person,
  toyokawa,
} from '#tests/support/accessRegion.ts';

describe('[WA15] leaving', () => {
  const leaving = compileSample({ leaves: '2026-10-01' });

  it('freezes: nothing new, no writing, with the day and the clause it stood on', () => {
    for (const act of ['read', 'write'] as const) {
      expect(refused(judge(nurse, act, channel(), { agreements: leaving }))).toMatchObject({
        why: 'frozen',
        since: '2026-10-01',
        decision: { rule: 'WA3', clause: 's1' },
      });
    }
  });

  it('reads again what the own provisions list, class by class and seq by seq, and nothing else', () => {
    const own = [listed(3, 5), listed(9, 9, { dataClasses: ['photo'] }), listed(20, null)];
    const answer = given(judge(nurse, 'read', channel(), { agreements: leaving, own }));
    expect(answer.readOnly).toBe(true);
    expect(answer.acts).toEqual(['read']);
    expect(answer.classes.get('post')).toMatchObject({ shown: true, ranges: [{ first: 3, last: 5 }] });
    expect(answer.classes.get('photo')).toMatchObject({ shown: true, ranges: [{ first: 9, last: 9 }] });
    expect(answer.classes.get('vitals')).toEqual({ shown: false, rule: 'WA3' });
    expect(refused(judge(nurse, 'write', channel(), { agreements: leaving, own })).why).toBe('frozen');
  });

  it('[AC8] shows no consents to who only reads back, and does not tell them of the act', () => {
    const hers = person('hers', toyokawa, '介護支援専門員');
    const patient = patientWith([member(hers, ['care'], { clause: 's1', consent: c1 })], [c1]);
    const attributes: RecordAttributes = { kind: 'patient', patient };
    const own = [listed(0, 0, { dataClasses: ['summary'] })];
    expect(given(judge(hers, 'read-consents', attributes)).acts).toContain('read-consents');
    expect(given(judge(hers, 'read', attributes, { agreements: leaving, own })).acts).toEqual(['read']);
    expect(refused(judge(hers, 'read-consents', attributes, { agreements: leaving, own }))).toMatchObject({
      why: 'frozen',
      since: '2026-10-01',
    });
  });

  it('reads no more once the consent is withdrawn, and says so', () => {
    const patient = { ...team, consents: [consent('c1', { withdrawn: dayOf('2026-11-01') })] };
    expect(
      refused(judge(nurse, 'read', channel(patient), { agreements: leaving, own: [listed(3, 5)] })).why,
    ).toBe('consent');
  });

  it('shows a file again where its post is listed', () => {
    const file: RecordAttributes = {
      kind: 'attachment',
      attachment: fileIn({ kind: 'channel', id: team.channel }, nurse, { seq: 4 }),
      container: { kind: 'channel', patient: team },
    };
    const photos = { dataClasses: ['photo'] } as const;
    expect(
      given(judge(nurse, 'read', file, { agreements: leaving, container: [listed(3, 5, photos)] })).readOnly,
    ).toBe(true);
    expect(
      refused(judge(nurse, 'read', file, { agreements: leaving, container: [listed(5, 6, photos)] })).why,
    ).toBe('frozen');
  });
});
