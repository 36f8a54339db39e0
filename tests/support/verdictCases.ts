import type { RecordAttributes } from '#domain/access/recordAttributes.ts';
import type { Verdict } from '#domain/access/verdict.ts';
import { c1, channel, doctor, hubNurse, judge, listed, nurse, officer, team } from './accessCast.ts';
import {
  compileSample,
  conferenceOf,
  consent,
  dayOf,
  facilityOf,
  fileIn,
  idOf,
  member,
  minutesOf,
  noticeFrom,
  patientWith,
  person,
  toyohashi,
  toyokawa,
} from './accessRegion.ts';

/** Situations at the gate, one of each way that an answer can come about. */
export const cases = (): [string, Verdict][] => {
  const left = compileSample({ leaves: '2026-11-01' });
  const run = consent('c1', { until: dayOf('2026-11-20') });
  const later = consent('c2', { from: dayOf('2026-02-01'), withdrawn: dayOf('2027-01-01') });
  const of = (who: typeof nurse, c: typeof c1, purposes = ['care', 'conference'] as const, clause = 's1') =>
    member(who, purposes, { clause, consent: c, until: dayOf('2027-06-01') });
  const both = patientWith([of(nurse, c1)], [c1, later]);
  const conference = conferenceOf(team, hubNurse, [nurse]);
  const ended = conferenceOf(team, hubNurse, [nurse], 'ended');
  const file = (uploader: typeof nurse, patient = team): RecordAttributes => ({
    kind: 'attachment',
    attachment: fileIn({ kind: 'channel', id: patient.channel }, uploader),
    container: { kind: 'channel', patient },
  });
  const dated = (who: typeof nurse, from: string, until: string | null) => ({
    ...who,
    positions: [{ ...who.positions[0]!, from: dayOf(from), until: until === null ? null : dayOf(until) }],
  });
  const auditor = person('both', toyohashi, '行政職員', {
    capacities: (['auditor', 'officer', 'facility-manager'] as const).map((capacity, at) => ({
      ...{ capacity, position: idOf('both-p'), municipality: toyohashi, from: dayOf('2020-01-01') },
      ...{
        facility: capacity === 'facility-manager' ? idOf('both-f') : null,
        until: dayOf(`203${at}-01-01`),
      },
    })),
  });
  const notice = { ...noticeFrom(officer, toyohashi, true), fromHub: 'hub-x' as never };
  return [
    ['home', judge(doctor, 'read', channel())],
    ['across', judge(nurse, 'read', channel(both))],
    ['across, a page with two purposes', judge(hubNurse, 'read', { kind: 'patient', patient: team })],
    ['the consent has run out', judge(nurse, 'read', channel(patientWith([of(nurse, run)], [run])))],
    ['frozen', judge(nurse, 'read', channel(both), { agreements: left })],
    [
      'read back',
      judge(nurse, 'read', channel(both), { agreements: left, own: [listed(2, 4), listed(5, 7)] }),
    ],
    [
      'never disclosed',
      judge(hubNurse, 'read', channel(patientWith([of(hubNurse, c1, ['care', 'conference'], 's4')], [c1]))),
    ],
    [
      'a membership for another purpose',
      judge(doctor, 'hold-conference', {
        kind: 'patient',
        patient: patientWith([of(doctor, c1, ['care'] as never)], []),
      }),
    ],
    ['not given', judge(nurse, 'invite', channel())],
    [
      'a conference that one holds',
      judge(hubNurse, 'hold', { kind: 'conference', conference, patient: team }),
    ],
    ['to join what is over', judge(nurse, 'join', { kind: 'conference', conference: ended, patient: team })],
    [
      'minutes, responsible for them',
      judge(nurse, 'finalise', {
        kind: 'minutes',
        minutes: minutesOf(conference, nurse),
        conference,
        patient: team,
      }),
    ],
    ['a file', judge(nurse, 'read', file(nurse))],
    [
      'a file of a class that no clause gives',
      judge(
        person('x', toyokawa, '医師'),
        'read',
        file(nurse, patientWith([of(person('x', toyokawa, '医師'), c1)], [{ ...c1, recipients: [] }])),
      ),
    ],
    [
      'a file not yet posted',
      judge(nurse, 'read', { kind: 'attachment', attachment: fileIn(null, nurse), container: null }),
    ],
    [
      'another’s file not yet posted',
      judge(doctor, 'read', { kind: 'attachment', attachment: fileIn(null, nurse), container: null }),
    ],
    ['a notice across', judge(nurse, 'read', { kind: 'notice', notice, patient: null })],
    [
      'one’s own notice',
      judge(officer, 'follow', { kind: 'notice', notice: { ...notice, reached: false }, patient: null }),
    ],
    [
      'another’s notice that has not reached one',
      judge(doctor, 'read', { kind: 'notice', notice: { ...notice, reached: false }, patient: null }),
    ],
    [
      'the municipality’s officer and auditor',
      judge(auditor, 'audit', { kind: 'municipality', municipality: toyohashi }),
    ],
    ['another municipality', judge(auditor, 'audit', { kind: 'municipality', municipality: toyokawa })],
    [
      'the facility’s manager and officer',
      judge(auditor, 'manage', { kind: 'facility', facility: facilityOf(auditor) }),
    ],
    [
      'another facility of the city, to its officer',
      judge(auditor, 'manage', { kind: 'facility', facility: { ...facilityOf(auditor), id: idOf('other') } }),
    ],
    ['to leave', judge(nurse, 'leave-team', { kind: 'patient', patient: both })],
    ['a position that ends', judge(dated(nurse, '2020-01-01', '2026-12-01'), 'read', channel(both))],
    [
      'a position that has ended today',
      judge(dated(nurse, '2020-01-01', '2026-11-23'), 'read', channel(both)),
    ],
    ['a position that begins today', judge(dated(nurse, '2026-11-23', null), 'read', channel(both))],
    ['a position that begins tomorrow', judge(dated(nurse, '2026-11-24', null), 'read', channel(both))],
  ];
};
