import { describe, expect, it } from '@jest/globals';
import { awaitsAttestation } from '#domain/minutes/awaitsAttestation.ts';
import { foldMinutes } from '#domain/minutes/foldMinutes.ts';
import type { Author, EntryKind, MinutesEntry, MinutesEvent } from '#domain/minutes/minutesEntry.ts';
import { seenForm } from '#domain/minutes/seenForm.ts';

const personOf = (digit: string): Author => ({
  account: digit.repeat(24) as never,
  position: digit.repeat(24) as never,
});
const [holder, nurse, doctor] = [personOf('a'), personOf('b'), personOf('c')];
const inquiry = { affiliation: '', name: '見本 四郎', reason: '', askedOn: '', content: '', answer: '' };
const attendee = { category: 'family', name: '見本 次郎', affiliation: '長男' } as const;

type Step = readonly [Author, MinutesEvent];
const logOf = (steps: readonly Step[]): MinutesEntry[] =>
  steps.map(([author, event], at) => ({ n: at + 1, at: new Date(at), author, event, fact: null }));

/** A form with one of everything, circulated, and confirmed by the nurse as it stands there. */
const confirmed: readonly Step[] = [
  [holder, { kind: 'update', update: new Uint8Array(), clients: [] }],
  [holder, { kind: 'attended', change: 'joined' }],
  [holder, { kind: 'attendee-entered', attendee }],
  [holder, { kind: 'inquired', inquiry, replaces: null }],
  [holder, { kind: 'header-set', fields: { place: '5階' } }],
  [holder, { kind: 'circulated', asked: [nurse.account, doctor.account] }],
  [nurse, { kind: 'attested', seen: 6 }],
];
const confirmedThen = (...steps: readonly Step[]) => {
  const state = foldMinutes(logOf([...confirmed, ...steps]));
  return { of: seenForm(state, 6), awaited: awaitsAttestation(state, nurse.account) };
};

const changes: Readonly<Record<string, Step>> = {
  text: [holder, { kind: 'update', update: new Uint8Array(), clients: [] }],
  'a field of the head': [doctor, { kind: 'header-set', fields: { diagnosis: '心不全' } }],
  '照会 added': [doctor, { kind: 'inquired', inquiry, replaces: null }],
  '照会 corrected': [doctor, { kind: 'inquired', inquiry: { ...inquiry, answer: '了解' }, replaces: 4 }],
  '照会 removed': [doctor, { kind: 'inquiry-struck', entry: 4 }],
  '出席者 entered': [holder, { kind: 'attendee-entered', attendee }],
  '出席者 struck': [holder, { kind: 'attendee-struck', entry: 3 }],
  'somebody came into the room': [doctor, { kind: 'attended', change: 'joined' }],
};
const beside: Readonly<Record<string, readonly Step[]>> = {
  'a comment': [[doctor, { kind: 'commented', section: null, text: '確認しました' }]],
  'the 内容確認 of another': [[doctor, { kind: 'attested', seen: 6 }]],
  'when somebody left': [[holder, { kind: 'attended', change: 'left' }]],
  'who left and came back': [
    [holder, { kind: 'attended', change: 'left' }],
    [holder, { kind: 'attended', change: 'joined' }],
  ],
};

describe('[MI11] 内容確認 does not outlive what it confirmed', () => {
  it.each(Object.keys(changes))('%s makes it one of an earlier form, and asks for it again', (name) => {
    expect(confirmedThen(changes[name] as Step)).toEqual({ of: 'earlier', awaited: true });
  });

  it.each(Object.keys(beside))('%s outdates nothing', (name) => {
    expect(confirmedThen(...(beside[name] ?? []))).toEqual({ of: 'current', awaited: false });
  });

  it('every kind of entry is among these', () => {
    const steps = [...Object.values(changes), ...Object.values(beside).flat()];
    const kinds = new Set<EntryKind>(steps.map(([, { kind }]) => kind));
    const others = ['circulated', 'finalised'] as const;
    const all = {
      ...{ update: 0, commented: 0, attested: 0, attended: 0, 'attendee-entered': 0, 'attendee-struck': 0 },
      ...{ inquired: 0, 'inquiry-struck': 0, 'header-set': 0, circulated: 0, finalised: 0 },
    } satisfies Record<EntryKind, 0>;
    expect([...kinds, ...others].sort()).toEqual(Object.keys(all).sort());
  });

  it('given again, it stands; asked again by another 回覧, it is asked for', () => {
    const change = changes['照会 removed'] as Step;
    const again: Step = [nurse, { kind: 'attested', seen: 8 }];
    const state = foldMinutes(logOf([...confirmed, change, again]));
    expect([seenForm(state, 8), awaitsAttestation(state, nurse.account)]).toEqual(['current', false]);
    expect(confirmedThen([holder, { kind: 'circulated', asked: [nurse.account] }])).toEqual({
      of: 'current',
      awaited: true,
    });
  });
});
