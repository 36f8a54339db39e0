import { describe, expect, it } from '@jest/globals';
import { askedBorder } from '#domain/access/askedBorder.ts';
import type { ClassDecision, Crossing } from '#domain/access/decideFor.ts';
import type { DataClass } from '#domain/vocabulary/dataClasses.ts';
import { compiled } from '#tests/support/accessCast.ts';
import { consent, dayOf, idOf, toyohashi, toyokawa } from '#tests/support/accessRegion.ts';

const [c1, c2] = [consent('c1'), consent('c2')];
const crossing: Crossing = {
  ...{ compiled, day: dayOf('2026-11-23'), home: toyohashi, fromHub: 'hub-a' as never, purpose: 'care' },
  reader: { municipality: toyokawa, profession: '訪問看護師', hub: 'hub-b' as never },
  consents: [c1, c2],
};
const decided = (dataClass: DataClass, more: object = {}, needed: typeof c1 | null = c1): ClassDecision => ({
  ...{ dataClass, consent: needed, until: () => null },
  decision: { allowed: true, rule: null, agreement: 'a', version: 1, clause: 's1', ...more } as never,
});
const rowsOf = (...rows: Parameters<typeof askedBorder>[0][number][]) => askedBorder(rows)?.rows;

describe('[AU7] what the border was asked', () => {
  it('is nothing at home, and nothing where no row was asked', () => {
    const home = { ...crossing, reader: { ...crossing.reader, municipality: toyohashi } };
    expect(askedBorder([{ crossing: home, decided: [decided('post')] }])).toBeNull();
    expect(askedBorder([])).toBeNull();
  });

  it('holds all that a replay needs: day, reader, hubs, versions, consents as they are', () => {
    expect(askedBorder([{ crossing, decided: [decided('post')], membership: idOf('m') }])).toEqual({
      ...{ day: '2026-11-23', profession: '訪問看護師', fromHub: 'hub-a', toHub: 'hub-b' },
      ...{ versions: ['sample-wide-area:1'], consents: [c1, c2], activation: null, reason: null },
      rows: [
        {
          ...{ purpose: 'care', memberships: [idOf('m')], tried: [c1.id, c2.id] },
          decisions: [
            {
              ...{ dataClasses: ['post'], allowed: true, rule: null, agreement: 'a', version: 1 },
              ...{ clause: 's1', consent: c1.id },
            },
          ],
        },
      ],
    });
  });

  it('keeps classes together that have the same answer, each once, and apart where anything of it differs', () => {
    const others: [DataClass, ClassDecision][] = [
      ['vitals', decided('vitals', { allowed: false, rule: 'WA7' })],
      ['photo', decided('photo', { agreement: 'b' })],
      ['video', decided('video', { version: 2 })],
      ['document', decided('document', { clause: 's2' })],
      ['minutes', decided('minutes', {}, c2)],
      ['summary', decided('summary', {}, null)],
    ];
    const same = [decided('post'), decided('visit-report'), decided('post')];
    const rows = rowsOf({ crossing, decided: [...same, ...others.map(([, each]) => each)] });
    expect(rows?.[0]?.decisions.map(({ dataClasses }) => dataClasses)).toEqual([
      ['post', 'visit-report'],
      ...others.map(([dataClass]) => [dataClass]),
    ]);
    expect(rows?.[0]?.decisions.map((each) => each.consent)).toEqual([
      ...[c1.id, c1.id, c1.id, c1.id, c1.id, c2.id, null],
    ]);
  });

  it('[AC12] names all memberships that ask the same: one purpose, the same consents in the same order', () => {
    const of = (membership: string | null, more: Partial<Crossing> = {}) => ({
      ...{ crossing: { ...crossing, ...more }, decided: [decided('post')] },
      membership: membership === null ? null : idOf<never>(membership),
    });
    const rows = rowsOf(
      of('m1'),
      of('m2'),
      of('m3', { purpose: 'conference' }),
      of('m4', { consents: [c2, c1] }),
      of('m5', { consents: [c1] }),
      of(null),
    );
    expect(rows?.map(({ memberships }) => memberships)).toEqual([
      [idOf('m1'), idOf('m2')],
      ...['m3', 'm4', 'm5'].map((each) => [idOf(each)]),
    ]);
    expect(rowsOf(of(null))?.[0]?.memberships).toEqual([]);
  });
});
