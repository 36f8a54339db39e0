import { beforeEach, describe, expect, it } from '@jest/globals';
import { fieldStand as stand } from '#tests/support/fieldStand.ts';

const was = (value: string, n: number) => ({ value, n });
const theirs = (key: string, value: string, n: number) => ({ key, value, n, at: '', by: '見本 医師' });

describe('[MI16] fields that save themselves', () => {
  let at: ReturnType<typeof stand>;
  beforeEach(() => {
    at = stand();
    at.saver.see({ diagnosis: was('', 0), diet: was('軟菜', 3) });
  });

  it('are sent once when the writer pauses, and say so only when the server has', async () => {
    for (const words of ['心', '心不', '心不全']) at.saver.change('diagnosis', words);
    expect([at.writes.length, at.state().saving]).toEqual([0, 'saving']);
    at.pass(1_000);
    expect(at.writes).toMatchObject([{ values: { diagnosis: '心不全' }, clientId: 'id-1' }]);
    expect(at.state()).toMatchObject({ saving: 'saving', savedAt: null });
    await at.stored(9);
    expect(at.state()).toMatchObject({ saving: 'saved', savedAt: 1_000, mine: {} });
    expect(at.state().known.diagnosis).toEqual(was('心不全', 9));
    expect([at.unsaved.includes(true), at.unsaved.at(-1)]).toEqual([true, false]);
  });

  it('are sent at once when the field is left, and never while kana are converted', () => {
    at.saver.compose(true);
    at.saver.change('diagnosis', 'しんふぜん');
    at.pass(5_000);
    expect(at.writes).toEqual([]);
    at.saver.compose(false);
    at.saver.change('diagnosis', '心不全');
    at.saver.flush();
    at.pass(0);
    expect(at.writes).toMatchObject([{ values: { diagnosis: '心不全' } }]);
  });

  it('wait for the line and go under the same clientId; what was typed meanwhile follows', async () => {
    at.saver.change('diagnosis', '心不全');
    at.pass(1_000);
    await at.fails('N-01');
    expect(at.state()).toMatchObject({ saving: 'away', mine: { diagnosis: '心不全' } });
    at.saver.change('diagnosis', '慢性心不全');
    at.pass(3_000);
    // The first one may stand already: sent otherwise, it would be changed under its own id, or stand twice.
    expect(at.writes[1]).toEqual(at.writes[0]);
    await at.stored(9);
    expect(at.state()).toMatchObject({ saving: 'saving', mine: { diagnosis: '慢性心不全' } });
    at.pass(1_000);
    expect(at.writes[2]).toMatchObject({
      values: { diagnosis: '慢性心不全' },
      seen: { diagnosis: was('心不全', 9) },
      clientId: 'id-2',
    });
    await at.stored(10);
    expect(at.state().saving).toBe('saved');
  });

  it('without a session wait for who signs in again, and ask nobody meanwhile', async () => {
    at.saver.change('diet', '常菜');
    at.pass(1_000);
    await at.fails('A-02');
    at.pass(60_000);
    expect(at.writes.length).toBe(1);
    at.saver.flush();
    at.pass(0);
    expect(at.writes[1]).toEqual(at.writes[0]);
  });

  it('keep the blank at the end of what is being typed, which the server does not store', async () => {
    at.saver.change('diet', '軟菜 ');
    at.pass(1_000);
    await at.stored(4);
    at.saver.see({ diet: was('軟菜', 4) });
    expect(at.state().known.diet?.value).toBe('軟菜 ');
    expect(at.state().saving).toBe('saved');
  });

  it('wait for what must be there', () => {
    const row = stand(({ name = '' }) => name !== '');
    row.saver.see({ name: was('', 0), answer: was('', 0) });
    row.saver.change('answer', '了解');
    row.pass(1_000);
    expect([row.writes.length, row.state().saving]).toEqual([0, 'waiting']);
    row.saver.change('name', '見本 四郎');
    row.pass(1_000);
    expect(row.writes).toMatchObject([{ values: { name: '見本 四郎', answer: '了解' } }]);
  });

  it('say why where they are refused, keep what was typed, and try again with the next word', async () => {
    at.saver.change('diet', '常菜');
    at.pass(1_000);
    await at.fails('V-01');
    expect(at.state()).toMatchObject({ saving: 'refused', mine: { diet: '常菜' } });
    at.saver.change('diet', '常食');
    at.pass(1_000);
    expect(at.writes[1]).toMatchObject({ values: { diet: '常食' }, clientId: 'id-2' });
  });
});

describe('[MI15] two who change the same field', () => {
  it('see each other; the other fields go on, and the person chooses', async () => {
    const at = stand();
    at.saver.see({ diagnosis: was('', 0), diet: was('', 0) });
    at.saver.change('diagnosis', '心不全');
    at.saver.change('diet', '軟菜');
    at.pass(1_000);
    await at.fails('C-01', {
      reason: 'changed-by-another',
      stands: [theirs('diagnosis', '慢性心不全', 7)],
    });
    expect(at.state()).toMatchObject({
      saving: 'clash',
      mine: { diagnosis: '心不全' },
      clashes: { diagnosis: { value: '慢性心不全', by: '見本 医師' } },
    });
    at.pass(1_000);
    expect(at.writes[1]?.values).toEqual({ diet: '軟菜' });
    await at.stored(8);
    expect(at.state().saving).toBe('clash');
    at.saver.keepMine('diagnosis');
    at.pass(0);
    expect(at.writes[2]).toMatchObject({
      values: { diagnosis: '心不全' },
      seen: { diagnosis: was('慢性心不全', 7) },
    });
  });

  it('are not asked where both wrote the same, or where the other has changed another field of the row', async () => {
    const at = stand();
    at.saver.see({ reason: was('', 4), answer: was('', 4) });
    at.saver.change('answer', '了解');
    at.pass(1_000);
    await at.fails('C-01', {
      reason: 'changed-by-another',
      stands: [theirs('reason', '他の訪問', 6), theirs('answer', '', 6)],
    });
    expect(at.state()).toMatchObject({ saving: 'saving', clashes: {} });
    at.pass(1_000);
    expect(at.writes[1]).toMatchObject({
      values: { answer: '了解' },
      seen: { reason: was('他の訪問', 6), answer: was('', 6) },
    });
    await at.fails('C-01', { reason: 'changed-by-another', stands: [theirs('answer', '了解', 8)] });
    expect(at.state()).toMatchObject({ saving: 'saved', mine: {}, clashes: {} });
  });

  it('see it already when the other is shown; taking theirs writes nothing', () => {
    const at = stand();
    at.saver.see({ diet: was('', 0) });
    at.saver.change('diet', '軟菜');
    at.saver.see({ diet: { ...theirs('diet', '常菜', 5) } });
    expect(at.state()).toMatchObject({ saving: 'clash', clashes: { diet: { by: '見本 医師' } } });
    at.saver.takeTheirs('diet');
    at.pass(5_000);
    expect([at.writes.length, at.state().saving, at.state().known.diet?.value]).toEqual([0, 'saved', '常菜']);
  });

  it('are not asked about what nobody wrote: the hour that the conference itself gives moves on', () => {
    const at = stand();
    at.saver.see({ time: was('14:00', 0) });
    at.saver.change('time', '14:05');
    at.saver.see({ time: was('14:00～14:45', 0) });
    expect(at.state()).toMatchObject({ saving: 'saving', clashes: {}, mine: { time: '14:05' } });
  });

  it('a row that was removed meanwhile keeps what was typed, to be added as one of its own', async () => {
    const at = stand();
    at.saver.see({ name: was('見本 四郎', 4), answer: was('', 4) });
    at.saver.change('answer', '了解');
    at.pass(1_000);
    await at.fails('C-01', { reason: 'changed-by-another', stands: [] });
    expect(at.state()).toMatchObject({ saving: 'gone', mine: { answer: '了解' } });
    at.saver.writeAgain();
    at.pass(0);
    expect(at.writes[1]).toMatchObject({
      values: { name: '見本 四郎', answer: '了解' },
      seen: { name: was('', 0) },
    });
  });
});
