import { describe, expect, it } from '@jest/globals';
import type { Discloses } from '#domain/channels/disclosure.ts';
import { type Entry, opensTopic } from '#domain/channels/entry.ts';
import { presentEntry } from '#domain/channels/presentEntry.ts';
import { readCeiling } from '#domain/channels/readCeiling.ts';
import { statesOfTopics } from '#domain/channels/topics.ts';
import { vitalsProblem } from '#domain/channels/vitals.ts';
import type { ChannelId, PostId } from '#domain/ids.ts';
import { sampleDraft } from '#tests/support/channelDrafts.ts';

const photo = { id: 'b'.repeat(24), dataClass: 'photo', name: '見本.jpg', type: 'image/jpeg', bytes: 1 };
const report = {
  ...sampleDraft('1', 'client-1').draft,
  id: 'c'.repeat(24) as PostId,
  channel: 'd'.repeat(24) as ChannelId,
  seq: 7,
  kind: 'visit-report',
  vitals: { pulse: 70 },
  attachments: [photo],
} as unknown as Entry;

const only =
  (...classes: string[]): Discloses =>
  (dataClass) =>
    classes.includes(dataClass) ? { disclosed: true, upToSeq: null } : { disclosed: false, rule: 'WA7' };

describe('[WA7] an entry as one reader may see it', () => {
  it('shows each part by its own class', () => {
    expect(presentEntry(report, only('vitals'))).toMatchObject({
      seq: 7,
      body: { withheld: 'visit-report', rule: 'WA7' },
      vitals: { pulse: 70 },
      attachments: [{ withheld: 'photo', rule: 'WA7' }],
    });
  });

  it('[AC4] of which nothing is disclosed leaves its place, class and rule alone', () => {
    expect(presentEntry(report, only('post'))).toEqual({ seq: 7, withheld: 'visit-report', rule: 'WA7' });
  });

  it('never carries what is withheld, in whatever combination', () => {
    const all = ['post', 'visit-report', 'vitals', 'photo'];
    for (let mask = 0; mask < 16; mask += 1) {
      const classes = all.filter((_, at) => mask & (1 << at));
      const sent = JSON.stringify(presentEntry(report, only(...classes)));
      expect(sent.includes('client-1"')).toBe(classes.some((one) => one !== 'post'));
      expect(sent.includes('"pulse":70')).toBe(classes.includes('vitals'));
      expect(sent.includes(photo.id)).toBe(classes.includes('photo'));
    }
  });
});

describe('[WA15] a frozen member', () => {
  const listed: Discloses = (_dataClass, seq) =>
    (seq >= 3 && seq <= 5) || seq === 8
      ? { disclosed: true, upToSeq: 8 }
      : { disclosed: false, rule: 'WA15' };
  const frozen = { readOnly: true, disclosed: ['post'] as const, discloses: listed };

  it('does not learn that there is something newer', () => {
    expect(readCeiling(frozen, 50)).toBe(8);
    expect(readCeiling({ ...frozen, readOnly: false }, 50)).toBe(50);
    expect(readCeiling(frozen, 2)).toBe(0);
  });

  it('reads what is listed, and the rule in the place of the rest', () => {
    const at = (seq: number) =>
      presentEntry({ ...report, kind: 'post', vitals: null, attachments: [], seq }, listed);
    expect(at(4)).toMatchObject({ body: { text: 'client-1' } });
    expect(at(6)).toEqual({ seq: 6, withheld: 'post', rule: 'WA15' });
  });
});

describe('topics', () => {
  it('are opened by a visit report and by a post with a title, never by an answer', () => {
    expect(opensTopic({ kind: 'visit-report', title: null, thread: null })).toBe(true);
    expect(opensTopic({ kind: 'post', title: '見本', thread: null })).toBe(true);
    expect(opensTopic({ kind: 'post', title: null, thread: null })).toBe(false);
    expect(opensTopic({ kind: 'visit-report', title: null, thread: report.id })).toBe(false);
  });

  it('have the state of the last change in the order of the log, however they are read', () => {
    const change = (seq: number, state: 'open' | 'done') =>
      ({ kind: 'topic-state', thread: report.id, state, seq }) as const;
    const changes = [change(9, 'open'), change(8, 'done')];
    for (const read of [changes, changes.toReversed()])
      expect(statesOfTopics(read).get(report.id)).toBe('open');
  });
});

describe('vitals', () => {
  it('are at least one sign, the upper pressure above the lower', () => {
    expect(vitalsProblem({})).not.toBeNull();
    expect(vitalsProblem({ systolic: 80, diastolic: 120 })).toMatchObject({ path: 'diastolic' });
    expect(vitalsProblem({ systolic: 120 })).toBeNull();
  });
});
