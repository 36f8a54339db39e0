import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { holdWhileComposing } from '#client/features/minutes/holdWhileComposing.ts';

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

const held = () => {
  const hold = holdWhileComposing<string>();
  const done: number[] = [];
  const change = (n: number, block = 'own') =>
    hold.run(
      () => done.push(n),
      (place) => place === block,
    );
  return { hold, done, change, begin: () => hold.begin(() => 'own') };
};

describe('[MI19] while kana is being converted', () => {
  it("others' changes of that block wait, and come in their order when it is over", () => {
    const { hold, done, change, begin } = held();
    change(1);
    begin();
    change(2);
    change(3);
    expect(done).toEqual([1]);
    hold.end();
    // The editor takes over what was chosen first.
    expect(done).toEqual([1]);
    change(4);
    jest.advanceTimersByTime(100);
    expect(done).toEqual([1, 2, 3, 4]);
    change(5);
    expect(done).toEqual([1, 2, 3, 4, 5]);
  });

  it('what touches another block comes at once, also when something waits; the block is asked for at each change', () => {
    const { hold, done, change } = held();
    let block = 'section';
    hold.begin(() => block);
    change(1, 'section');
    change(2, 'other');
    block = 'own';
    change(3, 'section');
    change(4, 'own');
    expect(done).toEqual([2, 3]);
    hold.release();
    expect(done).toEqual([2, 3, 1, 4]);
  });

  it('what waits comes between two conversions that follow at once: who types on for long holds nobody up', () => {
    const { hold, done, change, begin } = held();
    for (let phrase = 0; phrase < 3; phrase += 1) {
      begin();
      change(phrase);
      hold.goesOn();
      hold.end();
    }
    expect(done).toEqual([0, 1]);
  });

  it('one that never ends holds nothing for ever: silence, the loss of the focus and too much that waits release it', () => {
    const silent = held();
    silent.begin();
    silent.change(1);
    jest.advanceTimersByTime(14_000);
    silent.hold.goesOn();
    jest.advanceTimersByTime(14_000);
    expect(silent.done).toEqual([]);
    jest.advanceTimersByTime(2_000);
    expect(silent.done).toEqual([1]);

    const gone = held();
    gone.begin();
    gone.change(1);
    gone.hold.release();
    gone.change(2);
    expect(gone.done).toEqual([1, 2]);

    const many = held();
    many.begin();
    for (let n = 0; n < 501; n += 1) many.change(n);
    expect(many.done).toHaveLength(501);
  });
});
