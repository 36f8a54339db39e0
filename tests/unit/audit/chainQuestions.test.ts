import { describe, expect, it } from '@jest/globals';
import type { AgreementTerms } from '#domain/agreement/agreementVersion.ts';
import type { Day } from '#domain/vocabulary/days.ts';
import { where } from '#server/audit/chainFilter.ts';
import { factPlaces, factsIn, projectionOf } from '#server/audit/factPlaces.ts';
import { filterOf, partOf } from '#server/audit/filterOf.ts';
import { partnersOf } from '#server/audit/partnersOf.ts';

const nothing = { from: null, until: null, patient: null, account: null, allowed: null, crossing: null };

describe('[AU8] a question to the trail', () => {
  it('is of days in Tokyo, a record, who asked, the answer and the border; what is not asked is left open', () => {
    expect(filterOf({})).toEqual(nothing);
    expect(filterOf({ from: '2026-11-01', until: '2026-12-01', patient: 'p', account: 'a' })).toEqual({
      ...nothing,
      ...{ from: new Date('2026-10-31T15:00:00Z'), until: new Date('2026-11-30T15:00:00Z') },
      ...{ patient: 'p', account: 'a' },
    });
    expect([filterOf({ outcome: 'allowed' }).allowed, filterOf({ outcome: 'denied' }).allowed]).toEqual([
      true,
      false,
    ]);
    expect([filterOf({ crossing: 'yes' }).crossing, filterOf({ crossing: 'no' }).crossing]).toEqual([
      true,
      false,
    ]);
  });

  it('makes a part of the chain only where something is asked', () => {
    expect(partOf({})).toBeUndefined();
    expect(partOf({ from: null, patient: null })).toBeUndefined();
    expect(partOf({ outcome: 'denied' })).toEqual({ ...nothing, allowed: false });
    expect(partOf({ crossing: 'no' })).toEqual({ ...nothing, crossing: false });
  });

  it('asks the store for that and no more', () => {
    const [from, until] = [new Date(1), new Date(2)];
    expect(where(undefined)).toEqual({});
    expect(where(nothing)).toEqual({});
    expect(where({ ...nothing, from })).toEqual({ at: { $gte: from } });
    expect(where({ ...nothing, until })).toEqual({ at: { $lt: until } });
    expect(where({ from, until, patient: 'p', account: 'a', allowed: false, crossing: true })).toEqual({
      ...{ at: { $gte: from, $lt: until }, patient: 'p', account: 'a', allowed: false, crossing: true },
    });
  });
});

describe('[AU5] the other sides of a checkpoint', () => {
  const day = '2026-11-23' as Day;
  const terms = (...parties: (readonly [string, string, string | null])[]): AgreementTerms =>
    ({
      parties: parties.map(([municipality, from, until]) => ({ municipality, from, until })),
    }) as unknown as AgreementTerms;
  it('are the parties of that day of all agreements that one is a party of that day, each once, without oneself', () => {
    const since = '2020-04-01';
    expect(partnersOf([terms(['1', since, null], ['3', since, null], ['2', since, null])], '1', day)).toEqual(
      [...['2', '3']],
    );
    expect(
      partnersOf(
        [
          terms(['1', since, null], ['2', since, null]),
          terms(
            ['1', since, null],
            ['2', since, null],
            ['4', since, '2026-11-23'],
            ['5', '2026-11-24', null],
          ),
          terms(['6', since, null], ['7', since, null]),
          terms(['1', since, '2026-11-23'], ['8', since, null]),
        ],
        '1',
        day,
      ),
    ).toEqual(['2']);
  });
});

describe('[AU1] where facts lie', () => {
  const fact = (id: string) => ({ _id: id, at: new Date(0), from: '232017' });
  const placeOf = (collection: string) => {
    const found = factPlaces.find((each) => each.collection === collection);
    if (found === undefined) throw new Error(collection);
    return found;
  };

  it('in the intake the document is the fact, without its mark', () => {
    const intake = placeOf('facts');
    expect(projectionOf(intake)).toEqual({});
    expect(factsIn(intake, { ...fact('f'), unlinked: 'm' })).toEqual([fact('f')]);
    expect(factsIn(intake, { unlinked: 'm' })).toEqual([]);
  });

  it('elsewhere a field has one, several or none, and nothing else of the document is read', () => {
    expect(projectionOf(placeOf('posts'))).toEqual({ unlinked: 1, fact: 1 });
    expect(factsIn(placeOf('posts'), { _id: 'p', text: '言葉', fact: fact('f') })).toEqual([fact('f')]);
    expect(factsIn(placeOf('posts'), { _id: 'p', fact: null })).toEqual([]);
    expect(factsIn(placeOf('conferences'), { facts: [fact('f'), fact('g')] })).toEqual([
      fact('f'),
      fact('g'),
    ]);
    expect(
      factsIn(placeOf('provisions'), { openedBy: fact('f'), closedBy: null, narrowedBy: fact('g') }),
    ).toEqual([fact('f'), fact('g')]);
    for (const lacks of ['_id', 'at', 'from'] as const) {
      const { [lacks]: _, ...rest } = fact('f');
      expect(factsIn(placeOf('posts'), { fact: rest })).toEqual([]);
    }
    expect(factsIn(placeOf('posts'), { fact: 'text' })).toEqual([]);
  });
});
