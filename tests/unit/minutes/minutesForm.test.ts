import { describe, expect, it } from '@jest/globals';
import { canonicalLog } from '#domain/minutes/canonicalLog.ts';
import { emptyDocument } from '#domain/minutes/documentState.ts';
import { foldMinutes } from '#domain/minutes/foldMinutes.ts';
import { listVersions } from '#domain/minutes/listVersions.ts';
import { mayFollow } from '#domain/minutes/mayFollow.ts';
import type { MinutesEntry, MinutesEvent } from '#domain/minutes/minutesEntry.ts';
import { minutesFormKeys, minutesForms } from '#domain/minutes/minutesForms.ts';

const author = { account: 'a'.repeat(24) as never, position: 'b'.repeat(24) as never };
const other = { account: 'c'.repeat(24) as never, position: null };
const at = (minute: number) => new Date(Date.UTC(2026, 3, 1, 5, minute));
const logOf = (events: readonly MinutesEvent[]): MinutesEntry[] =>
  events.map((event, index) => ({ n: index + 1, at: at(index), author, event, fact: null }));
const typed: MinutesEvent = { kind: 'update', update: new Uint8Array([0, 0]), clients: [] };
const finalised: MinutesEvent = { kind: 'finalised', seen: 1, patient: '見本', people: [] };

describe('the form as its log tells it', () => {
  it('has the sections and fields of every form under keys of their own', () => {
    for (const key of minutesFormKeys) {
      const { fields, sections } = minutesForms[key];
      const keys = [...fields, ...sections].map((each) => each.key);
      expect(new Set(keys).size).toBe(keys.length);
    }
    expect(minutesForms['service-meeting'].sections.map(({ label }) => label)).toEqual([
      '検討した項目',
      '検討内容',
      '結論',
      '残された課題（次回の開催時期）',
    ]);
  });

  it('[MI5] who came back is there since they first came, and gone when they last went', () => {
    const { inRoom } = foldMinutes(
      logOf([
        { kind: 'attended', change: 'joined' },
        { kind: 'attended', change: 'left' },
        { kind: 'attended', change: 'joined' },
      ]),
    );
    expect(inRoom).toEqual([{ who: author, joinedAt: at(0), leftAt: null }]);
  });

  it('what the holder struck and what an inquiry replaced is no longer in the form', () => {
    const attendee = { category: 'self', name: '見本', affiliation: '' } as const;
    const inquiry = { affiliation: '', name: '見本', reason: '', askedOn: '', content: '', answer: '' };
    const state = foldMinutes(
      logOf([
        { kind: 'attendee-entered', attendee },
        { kind: 'attendee-struck', entry: 1 },
        { kind: 'inquired', inquiry, replaces: null },
        { kind: 'inquired', inquiry: { ...inquiry, answer: '了解' }, replaces: 3 },
      ]),
    );
    expect(state.entered).toEqual([]);
    expect(state.inquiries.map(({ answer }) => answer)).toEqual(['了解']);
  });

  it('[MI2] nothing may follow 確定; [MI3] an attestation cannot name what is not there yet', () => {
    const sealed = { ...emptyDocument, head: 5, finalised: 5 };
    for (const event of [finalised, { kind: 'attended', change: 'left' } as const]) {
      expect(mayFollow(sealed, event)).toBe('finalised');
    }
    const open = { ...emptyDocument, head: 5 };
    expect(mayFollow(open, { kind: 'attested', seen: 5 })).toBe('yes');
    expect(mayFollow(open, { kind: 'attested', seen: 6 })).toBe('not-there');
  });

  it('one go of typing is one version; a pause, a record or another person begins the next', () => {
    const line = (n: number, minute: number, kind: MinutesEvent['kind'], who = author) => ({
      ...{ n, at: at(minute), author: who, kind },
    });
    const versions = listVersions([
      line(1, 0, 'update'),
      line(2, 1, 'update'),
      line(3, 2, 'commented'),
      line(4, 3, 'update'),
      line(5, 4, 'update', other as never),
      line(6, 30, 'update', other as never),
    ]);
    expect(versions.map(({ from, n }) => [from, n])).toEqual([
      [1, 2],
      [3, 3],
      [4, 4],
      [5, 5],
      [6, 6],
    ]);
  });

  it('is sealed by the same bytes whatever the order of keys, and by others for any other word', () => {
    const head = { minutes: 'm', conference: 'c', patient: 'p', form: 'f', responsible: 'r' };
    const turned = { responsible: 'r', form: 'f', patient: 'p', conference: 'c', minutes: 'm' };
    const log = logOf([typed, finalised]);
    expect(canonicalLog(head, log)).toBe(canonicalLog(turned, log));
    expect(canonicalLog(head, log)).not.toBe(
      canonicalLog(head, logOf([typed, { ...finalised, patient: '別人' }])),
    );
    expect(canonicalLog(head, log).split('\n')[1]).toContain('"update":"AAA="');
  });
});
