import { describe, expect, it } from '@jest/globals';
import { showRecords } from '#server/audit/showRecords.ts';
import { viewConference } from '#server/conferences/viewConference.ts';

const changed = new Date('2026-06-01T00:00:00Z');
const person = {
  ...{ id: 'p', account: 'a', facility: 'f', facilityName: '見本', municipality: '232017', hub: null },
  ...{ name: '見本 新姓', kana: '', profession: '看護師', left: false },
  former: {
    names: [{ name: '見本 旧姓', kana: '', until: changed }],
    professions: [{ profession: '准看護師', until: changed }],
  },
};

describe('a person whose name and profession changed', () => {
  it('[RI11] stands in the trail as named when it happened', async () => {
    const show = showRecords({
      clock: { now: () => new Date('2026-07-01T00:00:00Z') },
      agreements: { isParty: () => true, isHub: () => false, title: () => null, clause: () => null },
      positions: { positions: async () => new Map([['p', person]]), ofAccounts: async () => [] },
      patients: { findAll: async () => [] },
      municipalities: { names: async () => new Map() },
    } as never);
    const body = (at: string) => ({
      body: JSON.stringify({
        ...{ at, account: 'a', position: 'p', from: '232017', to: '232017', allowed: true, act: 'read' },
        ...{ agreement: null, version: null, clause: null, patient: null, object: null },
      }),
    });
    const [before, after] = await show(
      '232017' as never,
      [body('2026-05-01T00:00:00Z'), body('2026-06-02T00:00:00Z')] as never,
    );
    expect(before?.who).toMatchObject({ name: '見本 旧姓', profession: '准看護師' });
    expect(after?.who).toMatchObject({ name: '見本 新姓', profession: '看護師' });
  });

  it.each([
    ['planned', null],
    ['open', null],
    ['ended', '2026-05-01T01:00:00.000Z'],
    ['cancelled', '2026-05-01T00:00:00.000Z'],
  ])('[RI11] stands in a conference that is over as named then: %s', async (state, at) => {
    const asked: unknown[] = [];
    const view = viewConference({
      patientHeader: async () => null,
      positions: async (_ids: unknown, when: Date | null) => {
        asked.push(when?.toISOString() ?? null);
        return new Map();
      },
    } as never);
    await view({
      record: {
        ...{ _id: 'c', holder: 'p', invited: [], state, startsAt: new Date('2026-05-01T00:00:00Z') },
        ...{ startedAt: null, endedAt: state === 'ended' ? new Date('2026-05-01T01:00:00Z') : null },
      },
      grant: { acts: [], discloses: () => ({ disclosed: true }) },
    } as never);
    expect(asked).toEqual([at]);
  });
});
