import { describe, expect, it } from '@jest/globals';
import { fieldStand as stand } from '#tests/support/fieldStand.ts';

const was = (value: string, n: number) => ({ value, n });
const theirs = (key: string, value: string, n: number) => ({ key, value, n, at: '', by: '見本 医師' });

describe('[MI16] fields that could not be stored now', () => {
  it('are tried again by themselves, later each time, as the same write; a fault of the house is said meanwhile', async () => {
    const at = stand();
    at.saver.see({ diagnosis: was('', 0) });
    at.saver.change('diagnosis', '心不全');
    at.pass(1_000);
    for (const [code, ms, saving] of [
      ['N-01', 3_000, 'away'],
      ['X-01', 6_000, 'refused'],
      ['N-01', 12_000, 'away'],
    ] as const) {
      const before = at.writes.length;
      await at.fails(code);
      expect(at.state()).toMatchObject({ saving, mine: { diagnosis: '心不全' } });
      at.pass(ms - 1);
      expect(at.writes).toHaveLength(before);
      at.pass(1);
      expect(at.writes).toHaveLength(before + 1);
    }
    await at.stored(4);
    expect([at.state().saving, new Set(at.writes.map(({ clientId }) => clientId)).size]).toEqual([
      'saved',
      1,
    ]);
  });

  it('show what another wrote meanwhile, when the line is back', async () => {
    const at = stand();
    at.saver.see({ diet: was('軟菜', 3) });
    at.saver.change('diet', '常食');
    at.pass(1_000);
    await at.fails('N-01');
    at.pass(3_000);
    await at.fails('C-01', { reason: 'changed-by-another', stands: [theirs('diet', '流動食', 8)] });
    expect(at.state()).toMatchObject({ saving: 'clash', clashes: { diet: { value: '流動食' } } });
  });
});

describe('[FO7] fields of a page that is gone', () => {
  it('are carried on with in a later one, over what was seen when they were typed', async () => {
    const first = stand();
    first.saver.see({ diagnosis: was('', 0), diet: was('軟菜', 3) });
    first.saver.change('diagnosis', '心不全');
    const later = stand(undefined, first.kept());
    expect(later.state()).toMatchObject({ saving: 'saving', mine: { diagnosis: '心不全' } });
    later.saver.see({ diagnosis: was('', 0), diet: was('常食', 8) });
    later.saver.flush();
    later.pass(0);
    expect(later.writes).toMatchObject([{ values: { diagnosis: '心不全' }, seen: { diagnosis: { n: 0 } } }]);
    await later.stored(9);
    expect([later.state().saving, later.kept()]).toEqual(['saved', null]);
  });

  it('go again as the same write where the reply was lost, and what was typed since follows it', async () => {
    const first = stand();
    first.saver.see({ diagnosis: was('', 0) });
    first.saver.change('diagnosis', '心不全');
    first.pass(1_000);
    first.saver.change('diagnosis', '心不全の増悪');
    const later = stand(undefined, first.kept());
    // Stored for all that this page knows: the entry is its own.
    later.saver.see({ diagnosis: theirs('diagnosis', '心不全', 4) });
    later.saver.flush();
    later.pass(0);
    expect(later.writes).toEqual([first.writes[0]]);
    await later.stored(4);
    later.pass(1_000);
    expect(later.writes[1]).toMatchObject({
      values: { diagnosis: '心不全の増悪' },
      seen: { diagnosis: { n: 4 } },
    });
  });

  it('are shown beside what another wrote meanwhile, and take nothing of it away', () => {
    const first = stand();
    first.saver.see({ diet: was('軟菜', 3) });
    first.saver.change('diet', '常食');
    const later = stand(undefined, first.kept());
    later.saver.see({ diet: theirs('diet', '流動食', 8) });
    later.saver.flush();
    later.pass(0);
    expect(later.state()).toMatchObject({ saving: 'clash', clashes: { diet: { value: '流動食' } } });
    expect(later.writes).toEqual([]);
  });
});
