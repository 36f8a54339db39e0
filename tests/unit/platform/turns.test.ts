import { describe, expect, it } from '@jest/globals';
import { openTurns } from '#platform/lane/openTurns.ts';

const bounds = { waiting: { all: 6, each: 3 } };

/** Begins with one piece of work that runs until it is let go. */
const held = () => {
  const inTurn = openTurns(bounds);
  const done: string[] = [];
  let letGo = () => {};
  const running = inTurn(
    () =>
      new Promise<void>((resolve) => {
        letGo = resolve;
      }),
    { account: 'x' },
  );
  const ask = (name: string, first = false) =>
    inTurn(async () => void done.push(name), { account: name[0] ?? '', first });
  return { inTurn, ask, done, running, letGo: () => letGo() };
};

describe('turns', () => {
  it('[HU1] what must not wait goes first, then each account in its turn', async () => {
    const { ask, done, running, letGo } = held();
    const works = [
      ask('a1'),
      ask('a2'),
      ask('a3'),
      ask('b1'),
      ask('c1', true),
      ask('a4', true),
      ask('c2', true),
    ];
    letGo();
    await Promise.all([running, ...works]);
    expect(done).toEqual(['c1', 'a4', 'c2', 'a1', 'b1', 'a2', 'a3']);
  });

  it('[HU1] says V-04 to who has too much waiting; what is full of gifts still takes an end', async () => {
    const { ask, running, letGo } = held();
    const works = ['a1', 'a2', 'a3', 'b1', 'b2', 'b3'].map((name) => ask(name));
    await expect(ask('a4')).rejects.toMatchObject({ code: 'V-04' });
    await expect(ask('c1')).rejects.toMatchObject({ code: 'V-04' });
    works.push(ask('a5', true));
    letGo();
    await Promise.all([running, ...works]);
    await ask('a6');
  });

  it('goes on after work that fails, at once or later', async () => {
    const { inTurn, ask, done, running, letGo } = held();
    const failing = inTurn(
      () => {
        throw new Error('at once');
      },
      { account: 'a' },
    );
    const next = ask('b1');
    letGo();
    await running;
    await expect(failing).rejects.toThrow('at once');
    await next;
    expect(done).toEqual(['b1']);
  });
});
