import { describe, expect, it } from '@jest/globals';
import { capacities } from '#domain/access/attributes.ts';
import { decideClass } from '#domain/access/decideFor.ts';
import { frozenSince } from '#domain/access/frozenSince.ts';
import { orderConsents } from '#domain/access/orderConsents.ts';
import type { RecordAttributes } from '#domain/access/recordAttributes.ts';
import { refusalReasons } from '#domain/access/refusalReason.ts';
import type { PatientAttributes } from '#domain/records/patient/patientAttributes.ts';
import {
  c1,
  channel,
  given,
  hubNurse,
  judge,
  manager,
  nurse,
  refused,
  team,
} from '#tests/support/accessCast.ts';
import {
  compileSample,
  conferenceOf,
  consent,
  dayOf,
  fileIn,
  idOf,
  member,
  nagoya,
  noticeFrom,
  patientWith,
  toyohashi,
  toyokawa,
} from '#tests/support/accessRegion.ts';

const s4Ended = compileSample({ s4Until: '2026-11-01' });

/** A hospital note from the hub hospital, which is of a municipality that is no party, to a member of the team. */
const noteFromHub = (fromHub: string | null): RecordAttributes => {
  const patient: PatientAttributes = {
    ...patientWith([member(nurse, ['admission-discharge'], { clause: 's4', consent: c1 })], [c1]),
    home: nagoya,
  };
  const notice = {
    ...noticeFrom(hubNurse, nagoya, true),
    ...({ fromHub: fromHub as never, purpose: 'admission-discharge', kind: 'admission-note' } as const),
    patient: patient.id,
  };
  return { kind: 'notice', notice, patient };
};

describe('[WA5] a hub of a municipality that is no party', () => {
  it('sends by the clause for hubs, and not by another facility there', () => {
    expect(given(judge(nurse, 'read', noteFromHub('hub-nagoya'))).decision.clause).toBe('s4');
    expect(refused(judge(nurse, 'read', noteFromHub(null))).decision?.rule).toBe('WA3');
  });

  it('[WA15] is frozen out since the day on which its clause ended, sending and receiving', () => {
    const call: RecordAttributes = {
      kind: 'conference',
      conference: conferenceOf(team, hubNurse),
      patient: team,
    };
    for (const verdict of [
      judge(hubNurse, 'join', call, { agreements: s4Ended }),
      judge(nurse, 'read', noteFromHub('hub-nagoya'), { agreements: s4Ended }),
    ])
      expect(refused(verdict)).toMatchObject({
        ...{ why: 'frozen', since: '2026-11-01' },
        decision: { allowed: false, rule: 'WA4', agreement: 'sample-wide-area', version: 1, clause: 's4' },
      });
  });
});

describe('[WA15] since when', () => {
  it('looks at no day to come: what will carry it again later has not carried it yet', () => {
    const later =
      '  - {id: s9, title: 再開, from: 2027-01-01, until: 2027-06-01, reach: same-area, purposes: [care], discloses: [photo], requires: [consent]}\n';
    const compiled = compileSample({ leaves: '2026-11-01', more: later });
    const back = compileSample({ s1Until: '2026-11-01', more: later });
    const crossing = {
      ...{
        compiled: back,
        day: dayOf('2026-11-23'),
        home: toyohashi,
        fromHub: null,
        purpose: 'care' as const,
      },
      reader: { municipality: toyokawa, profession: '訪問看護師', hub: null },
      consents: [c1],
    };
    expect(frozenSince(crossing, ['photo'])).toBe('2026-11-01');
    expect(frozenSince({ ...crossing, compiled }, ['visit-report'])).toBe('2026-11-01');
    // s2 goes on with it: nothing has frozen.
    expect(frozenSince({ ...crossing, day: dayOf('2026-10-31') }, ['history'])).toBeNull();
  });
});

describe('[WA13] the denial that came nearest', () => {
  it('is of the consent that came furthest, in whatever order they are tried', () => {
    const compiled = compileSample({
      more: '  - {id: s9, title: 災害, from: 2020-06-01, reach: all-parties, purposes: [disaster], discloses: [summary], requires: [consent, activation]}\n',
    });
    const [not, covers] = [consent('c8'), consent('c9', { purposes: ['disaster'] })];
    const denied = (...consents: ReturnType<typeof consent>[]) =>
      decideClass(
        {
          ...{
            compiled,
            day: dayOf('2026-11-23'),
            home: toyohashi,
            fromHub: null,
            purpose: 'disaster',
            consents,
          },
          reader: { municipality: toyokawa, profession: '訪問看護師', hub: null },
        },
        'summary',
      ).decision.rule;
    expect([denied(not), denied(covers)]).toEqual(['WA9', 'WA10']);
    expect([denied(not, covers), denied(covers, not)]).toEqual(['WA10', 'WA10']);
  });

  it('of a file is of its own class, whatever became of the others', () => {
    // Papers would reach a doctor: for 岡崎市's care manager their denial comes nearer than that of photos.
    const agreements = compileSample({
      more: '  - {id: s9, title: 文書, from: 2020-06-01, reach: all-parties, purposes: [care], discloses: [document], professions: [医師], requires: [consent]}\n',
    });
    const file = (dataClass: 'photo' | 'document'): RecordAttributes => ({
      kind: 'attachment',
      attachment: fileIn({ kind: 'channel', id: team.channel }, nurse, { dataClass }),
      container: { kind: 'channel', patient: team },
    });
    const ruleOf = (dataClass: 'photo' | 'document') =>
      refused(judge(manager, 'read', file(dataClass), { agreements })).decision?.rule;
    expect([ruleOf('photo'), ruleOf('document')]).toEqual(['WA7', 'WA8']);
  });
});

describe('[AC12] what is given by several memberships', () => {
  const two = (...order: readonly ('care' | 'more')[]) => {
    const ending = consent('c2', { until: dayOf('2026-12-10') });
    const memberships = {
      care: member(nurse, ['care'], { clause: 's1', consent: c1, id: idOf('care') }),
      more: member(nurse, ['care', 'conference'], { clause: 's1', consent: ending, id: idOf('more') }),
    };
    const patient = patientWith(
      order.map((each) => memberships[each]),
      [c1, ending],
    );
    return channel(patient);
  };

  it('stands on the first of those that let one in', () => {
    for (const order of [
      ['care', 'more'],
      ['more', 'care'],
    ] as const) {
      const verdict = given(judge(nurse, 'read', two(...order)));
      expect(verdict.relation.membership?.id).toBe(idOf(order[0]));
      expect(verdict.consent?.id).toBe(idOf(order[0] === 'care' ? 'c1' : 'c2'));
    }
  });

  it('names all that let one in, though nothing of the page is shown, and ends with the first consent of them', () => {
    const { patient } = two('care', 'more') as Extract<RecordAttributes, { kind: 'channel' }>;
    const verdict = given(judge(nurse, 'read', { kind: 'patient', patient }));
    expect([...verdict.classes.values()].filter(({ shown }) => shown)).toEqual([]);
    expect(verdict.relations.map(({ membership }) => membership?.id)).toEqual([idOf('care'), idOf('more')]);
    expect(verdict.until).toBe('2026-12-10');
  });
});

describe('what is said of a refusal', () => {
  it('has the home of the record to ask at, for who has left and for who acts in another position', () => {
    const gone = patientWith([member(nurse, ['care'], { until: dayOf('2026-11-01') })], []);
    expect(refused(judge(nurse, 'read', channel(gone)))).toMatchObject({
      ...{ why: 'ended', since: '2026-11-01', home: toyohashi },
    });
  });

  it('is one of these reasons, and whoever does more than their profession has one of these capacities', () => {
    expect(refusalReasons).toEqual([
      ...[
        'other-position',
        'not-given',
        'purpose',
        'finalised',
        'not-finalised',
        'planned',
        'ended',
        'cancelled',
      ],
    ]);
    expect(capacities).toEqual([
      ...['officer', 'facility-manager', 'council-clerk', 'auditor', 'emergency-reader', 'operator'],
    ]);
  });
});

describe('the consents of a question', () => {
  it('are tried newest first behind the one that the membership names, and those of one day as they stand', () => {
    const from = (name: string, day: string) => consent(name, { from: dayOf(day) });
    const [a, b, c, d] = [
      from('a', '2021-01-01'),
      from('b', '2023-01-01'),
      from('c', '2022-01-01'),
      from('d', '2022-01-01'),
    ];
    const named = member(nurse, ['care'], { clause: 's1', consent: a });
    const order = (all: readonly (typeof a)[], of: typeof named | null) =>
      orderConsents(all, of, 'care').map(({ id }) => id);
    const ids = (...all: readonly (typeof a)[]) => all.map(({ id }) => id);
    expect(order([c, a, b, d], named)).toEqual(ids(a, b, c, d));
    expect(order([d, a, c, b], null)).toEqual(ids(b, d, c, a));
    expect(order([b, c, d, a], null)).toEqual(ids(b, c, d, a));
  });
});
