import { describe, expect, it } from '@jest/globals';
import { bodyFor, chainsOf } from '#domain/audit/factBody.ts';

const at = new Date('2026-11-26T09:30:00+09:00');
const fact = { _id: 'f1', at, from: '232017', to: '232076', code: null, patient: 'p1' };

describe('[AU1] the chains of a fact', () => {
  it.each([
    ['those of both its ends', '232017', '232076', ['232017', '232076']],
    ['one, where both ends are one', '232017', '232017', ['232017']],
    ['that of its only end', '232017', null, ['232017']],
    ['that of its only end, the other one', null, '232076', ['232076']],
    ["the house's, where it has no end", null, null, ['house']],
  ])('are %s', (_, from, to, chains) => {
    expect(chainsOf({ from, to })).toEqual(chains);
  });
});

describe('[AU3] the body of a record', () => {
  it('has no white space, its keys by their code units at every depth, times in UTC, and nothing undefined', () => {
    const more = {
      Z: 1,
      crossing: { versions: ['a:1'], day: '2026-11-26', ä: [{ b: 2, a: at }] },
      x: undefined,
    };
    expect(bodyFor('232017', { ...fact, ...more })).toBe(
      '{"Z":1,"at":"2026-11-26T00:30:00.000Z","code":null,' +
        '"crossing":{"day":"2026-11-26","versions":["a:1"],"ä":[{"a":"2026-11-26T00:30:00.000Z","b":2}]},' +
        '"from":"232017","id":"f1","patient":"p1","to":"232076"}',
    );
  });

  it("of an A-01 says in the home's chain alone whose record it was; of any other answer in both", () => {
    const inChain = (chain: string, code: string | null) => JSON.parse(bodyFor(chain, { ...fact, code }));
    expect(inChain('232017', 'A-01')).toMatchObject({ from: '232017', patient: 'p1' });
    expect(inChain('232076', 'A-01')).toMatchObject({ from: null, patient: null, to: '232076' });
    expect(inChain('232076', 'A-05')).toEqual(inChain('232017', 'A-05'));
  });
});
