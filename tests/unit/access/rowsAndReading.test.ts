import { describe, expect, it } from '@jest/globals';
import type { ProvisionAttributes } from '#domain/access/attributes.ts';
import { mayAccess } from '#domain/access/mayAccess.ts';
import { orderConsents } from '#domain/access/orderConsents.ts';
import { readBack } from '#domain/access/readBack.ts';
import type { RecordAttributes } from '#domain/access/recordAttributes.ts';
import type { Act } from '#domain/access/recordRef.ts';
import { showClass } from '#domain/access/showClass.ts';
import type { AttachmentAttributes } from '#domain/records/attachment/attachmentAttributes.ts';
import { kindNamed } from '#domain/records/kindNamed.ts';
import type { MembershipAttributes } from '#domain/records/patient/membershipAttributes.ts';
import type { Purpose } from '#domain/vocabulary/purposes.ts';
import {
  c1,
  channel,
  compiled,
  doctor,
  given,
  hubNurse,
  judge,
  listed,
  manager,
  nurse,
  refused,
  team,
} from '#tests/support/accessCast.ts';
import {
  conferenceOf,
  consent,
  dayOf,
  facilityOf,
  fileIn,
  idOf,
  member,
  noticeFrom,
  patientWith,
  toyohashi,
} from '#tests/support/accessRegion.ts';

const today = dayOf('2026-11-23');
const inChannel = (more: Partial<AttachmentAttributes> = {}, patient = team): RecordAttributes => ({
  kind: 'attachment',
  attachment: fileIn({ kind: 'channel', id: patient.channel }, nurse, more),
  container: { kind: 'channel', patient },
});
const loose: RecordAttributes = {
  kind: 'attachment',
  attachment: fileIn(null as never, nurse),
  container: null,
};
const conference: RecordAttributes = {
  ...{ kind: 'conference', conference: conferenceOf(team, doctor, [nurse]), patient: team },
};

describe('the rows of a record', () => {
  const rowsOf = (attributes: RecordAttributes, act: Act, purposes: readonly Purpose[] = []) =>
    kindNamed(attributes.kind).rows(attributes, act, purposes);

  it('are entered by any class of its words; a call by its video, its chat by its posts', () => {
    expect(rowsOf(channel(), 'read')?.[0]?.entry).toEqual(['post', 'visit-report']);
    expect(rowsOf(conference, 'join')?.[0]?.entry).toEqual(['video']);
    expect(rowsOf(conference, 'chat')?.[0]?.entry).toEqual(['post']);
    expect(rowsOf(conference, 'read')?.[0]?.entry).toEqual(['video', 'post', 'minutes']);
  });

  it('are those of the purposes that a relation has; leaving a team crosses nothing', () => {
    const page: RecordAttributes = { kind: 'patient', patient: team };
    expect(rowsOf(page, 'leave-team', ['care'])).toBeNull();
    expect(rowsOf(page, 'read')).toEqual([]);
    expect(rowsOf(page, 'hold-conference', ['care'])).toEqual([]);
    const purposesOf = (act: Act) =>
      rowsOf(page, act, ['conference', 'care', 'admission-discharge'])?.map(({ purpose }) => purpose);
    expect(purposesOf('read')).toEqual(['care', 'conference', 'admission-discharge']);
    expect(purposesOf('hold-conference')).toEqual(['conference']);
    expect(purposesOf('tell-admission')).toEqual(['admission-discharge']);
    expect(rowsOf(loose, 'read')).toBeNull();
  });

  it('are about the patient of what a file hangs on, and about nobody where it hangs on nothing', () => {
    const patientOf = (attributes: RecordAttributes) => kindNamed(attributes.kind).patient(attributes);
    expect(patientOf(inChannel())).toBe(team);
    expect(patientOf(loose)).toBeNull();
    expect(patientOf({ kind: 'facility', facility: facilityOf(doctor) })).toBeNull();
  });
});

describe('[WA9] the consents of a crossing', () => {
  it('are tried from the one that the membership names, then the newest first, and as they stand where equal', () => {
    const [old, recent, same, named] = [
      consent('old', { from: dayOf('2021-01-01') }),
      consent('recent', { from: dayOf('2025-01-01') }),
      consent('same', { from: dayOf('2021-01-01') }),
      consent('named', { from: dayOf('2020-06-01') }),
    ];
    const membership = member(nurse, ['care'], { clause: 's1', consent: named });
    const all = [old, recent, same, named];
    expect(orderConsents(all, membership, 'care')).toEqual([named, recent, old, same]);
    expect(orderConsents(all, membership, 'notice')).toEqual([recent, old, same, named]);
    expect(orderConsents(all, null, 'care')).toEqual([recent, old, same, named]);
    expect(orderConsents([same, old], null, 'care')).toEqual([same, old]);
  });
});

describe('[WA15] what provisions list', () => {
  it('is joined where it touches, and nothing where a provision lists nothing', () => {
    const read = (...own: ProvisionAttributes[]) => readBack(own, [c1], 'post', today);
    expect(read(listed(5, 6), listed(1, 2), listed(3, 3), listed(9, 9))).toEqual([
      { first: 1, last: 3 },
      { first: 5, last: 6 },
      { first: 9, last: 9 },
    ]);
    expect(read(listed(1, 8), listed(2, 3))).toEqual([{ first: 1, last: 8 }]);
    expect(read(listed(0, null), listed(4, 3), listed(2, null))).toEqual([]);
    expect(read(listed(0, 0))).toEqual([{ first: 0, last: 0 }]);
  });

  const show = (
    attributes: RecordAttributes,
    more: { act?: string; own?: ProvisionAttributes[]; container?: ProvisionAttributes[] },
  ) =>
    showClass(
      {
        ...{
          account: nurse,
          acting: null,
          act: (more.act ?? 'read') as never,
          attributes,
          day: today,
          compiled,
        },
        provisions: { own: more.own ?? [], container: more.container ?? [] },
      },
      attributes,
      [c1],
      {
        ...{ dataClass: 'photo', consent: null, until: () => null },
        decision: { allowed: false, rule: 'WA3', agreement: null, version: null, clause: null },
      },
      { kind: 'member', membership: null, purposes: [], until: null, acts: [] },
    );
  const photos = (first: number, last: number, clause = 's1') =>
    listed(first, last, { dataClasses: ['photo'], clause });

  it('is read again and nothing else is done by it; what it stands on is the newest that lists it', () => {
    expect(show(channel(), { act: 'write', own: [photos(1, 3)] })).toEqual({ shown: false });
    expect(show(channel(), {})).toEqual({ shown: false });
    expect(show(channel(), { own: [photos(1, 3), photos(7, 7, 's2'), listed(9, 9)] })).toMatchObject({
      ...{ shown: true, consent: c1, decision: { allowed: true, rule: null, version: 1, clause: 's2' } },
      ranges: [
        { first: 1, last: 3 },
        { first: 7, last: 7 },
      ],
    });
  });

  it('is of a file that hangs on the post it was listed with; one without a number is number 0', () => {
    const shown = (seq: number | null, container: ProvisionAttributes[]) =>
      show(inChannel({ seq }), { container }).shown;
    expect([shown(3, [photos(3, 3)]), shown(3, [photos(1, 2)]), shown(3, [photos(4, 9)])]).toEqual([
      ...[true, false, false],
    ]);
    expect([shown(null, [photos(0, 0)]), shown(null, [photos(1, 1)])]).toEqual([true, false]);
  });

  it('is a file of a record that is still entered, read only, on what gave it then', () => {
    const photo = inChannel();
    const own = [photos(0, 0)];
    expect(refused(judge(manager, 'read', photo))).toMatchObject({ decision: { rule: 'WA7' } });
    expect(given(judge(manager, 'read', photo, { own }))).toMatchObject({
      ...{ readOnly: true, acts: ['read'], decision: { allowed: true, clause: 's1' } },
    });
    expect(given(judge(nurse, 'read', photo))).toMatchObject({ readOnly: false, decision: { clause: 's1' } });
  });
});

describe('[AC5] [AC12] a yes', () => {
  it('ends with a consent that is to be withdrawn, and is not ended by one that was, nor at home', () => {
    const withOther = (withdrawn: string) =>
      patientWith(team.memberships, [c1, consent('c2', { withdrawn: dayOf(withdrawn) })]);
    const untilOf = (who: typeof nurse, withdrawn: string) =>
      given(judge(who, 'read', channel(withOther(withdrawn)))).until;
    expect([untilOf(nurse, '2027-01-01'), untilOf(doctor, '2027-01-01')]).toEqual(['2027-01-01', null]);
    expect([untilOf(nurse, '2026-01-01'), untilOf(nurse, today)]).toEqual([null, null]);
  });

  it('lacks something as soon as one of the purposes it is entered by withholds some of it', () => {
    const of = (...purposes: ('care' | 'admission-discharge')[]) =>
      given(
        judge(hubNurse, 'read', {
          kind: 'patient',
          patient: patientWith([member(hubNurse, purposes, { clause: 's4', consent: c1 })], [c1]),
        }),
      ).lacking;
    expect([of('admission-discharge'), of('care', 'admission-discharge')]).toEqual([false, true]);
  });

  it('that crosses nothing says so in every part', () => {
    expect(given(judge(nurse, 'leave-team', { kind: 'patient', patient: team }))).toMatchObject({
      ...{ is: 'given', home: toyohashi, purpose: 'continuity', consent: null, until: null, asked: null },
      decision: { allowed: true, rule: 'WA1', agreement: null, version: null, clause: null },
      ...{ readOnly: false, lacking: false },
    });
  });

  it('[AU7] names the hub that a notice comes from, of its papers too', () => {
    const notice = { ...noticeFrom(doctor, toyohashi, true), fromHub: 'hub-x' as never };
    const of: RecordAttributes = { kind: 'notice', notice, patient: null };
    const paper: RecordAttributes = {
      ...{ kind: 'attachment', container: of },
      attachment: fileIn({ kind: 'notice', id: notice.id }, doctor, { dataClass: 'document', seq: null }),
    };
    for (const attributes of [of, paper])
      expect(given(judge(nurse, 'read', attributes)).asked?.fromHub).toBe('hub-x');
    expect(given(judge(nurse, 'read', inChannel())).asked?.fromHub).toBeNull();
  });
});

describe('[AC1] memberships', () => {
  const stand = (
    memberships: MembershipAttributes[],
    attributes?: (patient: typeof team) => RecordAttributes,
  ) => {
    const patient = patientWith(memberships, [c1]);
    return mayAccess(nurse, nurse.positions[0]!.id, today, attributes?.(patient) ?? channel(patient));
  };
  const own = (from: string, until: string | null, more: Partial<MembershipAttributes> = {}) =>
    member(nurse, ['care'], { from: dayOf(from), until: until === null ? null : dayOf(until), ...more });

  it('hold from their first day to before their last, in one position of one account', () => {
    expect(stand([own('2026-11-23', null)]).is).toBe('related');
    expect(stand([own('2026-11-24', null)])).toEqual({ is: 'none' });
    expect(stand([own('2026-01-01', '2026-11-23')])).toEqual({ is: 'ended', since: '2026-11-23' });
    expect(stand([own('2026-11-01', '2026-11-01')])).toEqual({ is: 'ended', since: '2026-11-01' });
    expect(stand([own('2026-11-02', '2026-11-01')])).toEqual({ is: 'none' });
    for (const other of [{ account: doctor.id }, { position: idOf<never>('other') }])
      expect(stand([own('2026-01-01', null, other)])).toEqual({ is: 'none' });
    expect(stand([member(nurse, ['conference'])])).toEqual({ is: 'none' });
  });

  it('that have all ended ended with the last of them', () => {
    expect(stand([own('2026-05-01', '2026-10-01'), own('2026-01-01', '2026-03-01')])).toEqual({
      ...{ is: 'ended', since: '2026-10-01' },
    });
  });

  it('bound an invitation by the next day on which one of them ends', () => {
    const others = [
      member(doctor, ['care'], { until: dayOf('2026-12-01') }),
      own('2026-01-01', '2026-12-02', { position: idOf<never>('other') }),
      own('2026-01-01', '2026-12-03', { account: idOf<never>('other') }),
    ];
    const invited = (...memberships: MembershipAttributes[]) =>
      stand([...others, ...memberships], (patient) => ({
        ...{ kind: 'conference', conference: conferenceOf(patient, doctor, [nurse]), patient },
      }));
    const standing = own('2026-01-01', '2027-03-01');
    expect(invited(standing)).toMatchObject({ relations: [{ kind: 'invited', until: '2027-03-01' }] });
    expect(
      invited(
        standing,
        own('2027-01-01', '2027-02-01'),
        own('2026-01-01', '2026-10-01'),
        own('2026-01-01', today),
      ),
    ).toMatchObject({ relations: [{ kind: 'invited', until: '2027-02-01' }] });
    expect(invited(own('2026-01-01', null))).toMatchObject({ relations: [{ kind: 'invited', until: null }] });
    expect(invited(own('2026-01-01', '2026-10-01'))).toEqual({ is: 'ended', since: '2026-10-01' });
  });

  it('make who sent a hospital note, or was reached by it, related as that, while they are in the team', () => {
    const note = (sender: typeof nurse, reached: boolean) => (patient: typeof team) =>
      ({
        ...{ kind: 'notice', patient },
        notice: { ...noticeFrom(sender, toyohashi, reached), purpose: 'care', kind: 'admission-note' },
      }) as RecordAttributes;
    const kindOf = (attributes: ReturnType<typeof note>) => {
      const standing = stand([own('2026-01-01', null)], attributes);
      return standing.is === 'related' ? standing.relations.map(({ kind }) => kind) : standing.is;
    };
    expect([kindOf(note(nurse, true)), kindOf(note(doctor, true)), kindOf(note(doctor, false))]).toEqual([
      ...[['sender'], ['reached'], ['member']],
    ]);
    expect(stand([own('2026-01-01', '2026-10-01')], note(nurse, true)).is).toBe('ended');
  });
});
