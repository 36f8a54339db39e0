import { describe, expect, it } from '@jest/globals';
import { isWithheld } from '#domain/channels/disclosure.ts';
import { entryKinds, opensTopic } from '#domain/channels/entry.ts';
import { presentEntry } from '#domain/channels/presentEntry.ts';
import { readCeiling } from '#domain/channels/readCeiling.ts';
import { shownRuns } from '#domain/channels/shownRuns.ts';
import { topicStates } from '#domain/channels/topicState.ts';
import { statesOfTopics } from '#domain/channels/topics.ts';
import { vitalBounds, vitalsProblem } from '#domain/channels/vitals.ts';
import { entryOf, grantTo } from '#tests/support/channelByHand.ts';

describe('[VA5] vitals', () => {
  it('are within what a living person can have, in the steps of its device', () => {
    const bounds = Object.entries(vitalBounds).map(([sign, { least, most, step }]) => [
      sign,
      least,
      most,
      step,
    ]);
    expect(bounds).toEqual([
      ['systolic', 30, 300, 1],
      ['diastolic', 10, 200, 1],
      ['pulse', 10, 300, 1],
      ['spo2', 30, 100, 1],
      ['temperature', 25, 45, 0.1],
      ['respiration', 1, 100, 1],
      ['weight', 0.3, 350, 0.1],
    ]);
  });

  it('have a diastolic pressure below the systolic one, where both were measured, and one sign at least', () => {
    for (const fine of [
      { systolic: 120, diastolic: 119 },
      { systolic: 90 },
      { diastolic: 90 },
      { weight: 50 },
    ])
      expect(vitalsProblem(fine)).toBeNull();
    for (const diastolic of [120, 121])
      expect(vitalsProblem({ systolic: 120, diastolic })).toEqual({
        ...{ path: 'diastolic', problem: 'below: systolic', code: 'diastolic-not-below' },
      });
    for (const none of [{}, { pulse: undefined }])
      expect(vitalsProblem(none)).toEqual({
        path: 'systolic',
        problem: 'at least one sign',
        code: 'no-sign',
      });
  });
});

describe('an entry', () => {
  it('is of one of three kinds or says something of a post, and a topic is in one of three states', () => {
    const said = ['correction', 'withdrawal', 'reaction', 'pin'];
    expect(entryKinds).toEqual(['post', 'visit-report', 'topic-state', ...said]);
    expect(topicStates).toEqual(['open', 'in-progress', 'done']);
  });

  it('opens a topic with a title or as a report, and never within one or as a change of state', () => {
    const opens = (more: Parameters<typeof entryOf>[1]) => opensTopic(entryOf(1, more));
    expect([opens({ title: '題' }), opens({ kind: 'visit-report' })]).toEqual([true, true]);
    expect([opens({}), opens({ title: '題', thread: 'e0' as never })]).toEqual([false, false]);
    expect(opens({ kind: 'visit-report', thread: 'e0' as never })).toBe(false);
    expect(opens({ kind: 'topic-state', title: '題' })).toBe(false);
  });

  it('[AC4] is shown part by part; of what is withheld whole the place is left, and no word of who wrote it', () => {
    const photo = { id: 'f', dataClass: 'photo', name: 'n', type: 't', bytes: 1 } as never;
    const entry = entryOf(4, { kind: 'visit-report', vitals: { pulse: 70 }, attachments: [photo] });
    const shownTo = (...classes: Parameters<typeof grantTo>[0]) =>
      presentEntry(entry, grantTo(classes).discloses);
    expect(shownTo('visit-report', 'vitals', 'photo')).toMatchObject({
      ...{ id: 'e4', seq: 4, kind: 'visit-report', at: '2026-11-20T03:00:00.000Z', author: entry.author },
      ...{ clientId: 'c4', thread: null, opensTopic: true, vitals: { pulse: 70 }, attachments: [photo] },
      body: { title: null, text: '言葉4', state: null },
    });
    expect(shownTo('post')).toEqual({ seq: 4, withheld: 'visit-report', rule: 'WA7' });
    expect(shownTo('photo')).toMatchObject({
      id: 'e4',
      body: { withheld: 'visit-report' },
      attachments: [photo],
    });
    expect(shownTo('vitals')).toMatchObject({ vitals: { pulse: 70 }, attachments: [{ withheld: 'photo' }] });
    expect(shownTo('visit-report')).toMatchObject({
      body: { text: '言葉4' },
      vitals: { withheld: 'vitals' },
    });
    // What was not measured is not there, whoever reads.
    const none = presentEntry(entryOf(5), grantTo(['post']).discloses);
    expect(none).toMatchObject({ vitals: null, attachments: [] });
    expect([isWithheld(null), isWithheld({ withheld: 'post' }), isWithheld({})]).toEqual([
      false,
      true,
      false,
    ]);
  });

  it('[AU11] is listed by its number, in whatever order entries come, and once', () => {
    const { discloses } = grantTo(['post']);
    const runs = shownRuns([entryOf(5), entryOf(2), entryOf(1), entryOf(2)], discloses);
    expect(runs).toEqual([
      { first: 1, last: 2, dataClasses: ['post'] },
      { first: 5, last: 5, dataClasses: ['post'] },
    ]);
  });
});

describe('[WA15] the last that who reads back may know of', () => {
  it('is the last of which any class is shown, and nothing where none is', () => {
    const back = { readOnly: true, disclosed: ['post', 'visit-report'] as const };
    const upTo = (post: number, report: number) => (dataClass: string, seq: number) =>
      seq <= (dataClass === 'post' ? post : report)
        ? { disclosed: true as const, upToSeq: post }
        : { disclosed: false as const, rule: 'WA15' };
    expect(readCeiling({ ...back, discloses: upTo(3, 5) }, 9)).toBe(5);
    expect(readCeiling({ ...back, discloses: upTo(4, 0) }, 9)).toBe(4);
    expect(readCeiling({ ...back, discloses: upTo(1, 0) }, 9)).toBe(1);
    expect(readCeiling({ ...back, discloses: () => ({ disclosed: true, upToSeq: null }) }, 0)).toBe(0);
    expect(readCeiling({ ...back, readOnly: false, discloses: upTo(0, 0) }, 9)).toBe(9);
  });
});

describe('the states of topics', () => {
  it('are of changes of state alone', () => {
    const change = { kind: 'topic-state', thread: 'e1', state: 'done', seq: 3 } as never;
    expect([...statesOfTopics([change])]).toEqual([['e1', 'done']]);
    const others = [
      { kind: 'post', thread: 'e1', state: 'done', seq: 3 },
      { kind: 'topic-state', thread: null, state: 'done', seq: 3 },
      { kind: 'topic-state', thread: 'e1', state: null, seq: 3 },
    ];
    expect([...statesOfTopics(others as never)]).toEqual([]);
  });
});
