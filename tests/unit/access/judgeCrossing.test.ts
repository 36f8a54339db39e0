import { describe, expect, it } from '@jest/globals';
import type { RecordAttributes } from '#domain/access/recordAttributes.ts';
import {
  channel,
  discharge,
  doctor,
  given,
  hubNurse,
  judge,
  listed,
  manager,
  nurse,
  officer,
  outsider,
  refused,
  team,
} from '#tests/support/accessCast.ts';
import {
  compileSample,
  conferenceOf,
  consent,
  dayOf,
  fileIn,
  noticeFrom,
  toyohashi,
} from '#tests/support/accessRegion.ts';

describe('which clause lets it cross', () => {
  it('[WA5] [WA7] discloses by the clause: all in the same area, no photo beyond it', () => {
    expect(given(judge(nurse, 'read', channel())).decision.clause).toBe('s1');
    const beyond = given(judge(manager, 'read', channel()));
    expect(beyond.decision.clause).toBe('s2');
    expect(beyond.classes.get('vitals')).toMatchObject({ shown: true });
    expect(beyond.classes.get('photo')).toEqual({ shown: false, rule: 'WA7' });
  });

  it('[WA7] refuses a file of a withheld class with the rule, and shows it where it is disclosed', () => {
    const file: RecordAttributes = {
      kind: 'attachment',
      attachment: fileIn({ kind: 'channel', id: team.channel }, nurse),
      container: { kind: 'channel', patient: team },
    };
    expect(judge(nurse, 'read', file).is).toBe('given');
    expect(refused(judge(manager, 'read', file))).toMatchObject({ why: 'clause', decision: { rule: 'WA7' } });
  });

  it('[WA3] [WA5] lets a hub of a municipality that is no party hold a conference, and enter no channel', () => {
    const conference = conferenceOf(team, hubNurse);
    const call: RecordAttributes = { kind: 'conference', conference, patient: team };
    expect(given(judge(hubNurse, 'join', call)).decision.clause).toBe('s4');
    expect(judge(hubNurse, 'read', channel()).is).toBe('unknown');
    // The same nurse acting in a position that is not the hub.
    expect(refused(judge(discharge, 'join', call)).decision?.rule).toBe('WA3');
  });

  it('asks join for video and chat for posts', () => {
    const call: RecordAttributes = {
      kind: 'conference',
      conference: conferenceOf(team, hubNurse),
      patient: team,
    };
    expect(refused(judge(manager, 'join', call))).toMatchObject({ why: 'clause', decision: { rule: 'WA7' } });
    expect(judge(manager, 'chat', call).is).toBe('given');
  });

  it('[WA9] refuses with the consent from the day it was withdrawn, and never with content, whatever was provided', () => {
    const withdrawn = consent('c1', { withdrawn: dayOf('2026-11-23') });
    const patient = { ...team, consents: [withdrawn] };
    const answer = refused(judge(nurse, 'read', channel(patient), { own: [listed(1, 9)] }));
    expect(answer).toMatchObject({ why: 'consent', since: '2026-11-23', decision: { rule: 'WA9' } });
    expect(given(judge(nurse, 'read', channel(patient), { day: '2026-11-22' })).until).toBe('2026-11-23');
  });

  it('[WA9] goes on under another consent that covers', () => {
    const withdrawn = consent('c1', { withdrawn: dayOf('2026-11-01') });
    const newer = consent('c2', { from: dayOf('2026-11-02') });
    expect(given(judge(nurse, 'read', channel({ ...team, consents: [withdrawn, newer] }))).consent?.id).toBe(
      newer.id,
    );
  });

  it('reaches by a notice across the border without consent, and follows only for its sender', () => {
    const notice: RecordAttributes = {
      kind: 'notice',
      notice: noticeFrom(officer, toyohashi, true),
      patient: null,
    };
    const answer = given(judge(nurse, 'acknowledge', notice));
    expect([answer.decision.clause, answer.consent]).toEqual(['s3', null]);
    expect(refused(judge(outsider, 'read', notice))).toMatchObject({
      why: 'clause',
      decision: { rule: 'WA3' },
    });
    expect(refused(judge(nurse, 'follow', notice)).why).toBe('act');
  });

  it('ends with the earliest of membership, position, consent, clause and party', () => {
    const until = (day: string) => dayOf(day);
    expect(given(judge(doctor, 'read', channel())).until).toBeNull();
    const ending = { ...team, consents: [consent('c1', { until: until('2027-03-01') })] };
    expect(given(judge(nurse, 'read', channel(ending))).until).toBe('2027-03-01');
    const leaving = compileSample({ leaves: '2027-02-01' });
    expect(given(judge(nurse, 'read', channel(ending), { agreements: leaving })).until).toBe('2027-02-01');
    // s2 goes on, but the photo it withholds must stop that day.
    const narrower = compileSample({ s1Until: '2027-01-10' });
    expect(given(judge(nurse, 'read', channel(ending), { agreements: narrower })).until).toBe('2027-01-10');
  });
});
