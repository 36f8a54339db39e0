import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { holdWhileComposing } from '#client/features/minutes/holdWhileComposing.ts';

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

const held = () => {
  const hold = holdWhileComposing();
  const done: number[] = [];
  const change = (n: number) => hold.run(() => done.push(n));
  return { hold, done, change };
};

describe('[MI19] while kana is being converted', () => {
  it("others' changes wait, and come in their order when it is over", () => {
    const { hold, done, change } = held();
    change(1);
    hold.begin();
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

  it('what waits comes between two conversions that follow at once: who types on for long holds nobody up', () => {
    const { hold, done, change } = held();
    for (let phrase = 0; phrase < 3; phrase += 1) {
      hold.begin();
      change(phrase);
      hold.goesOn();
      hold.end();
    }
    expect(done).toEqual([0, 1]);
  });

  it('one that never ends holds nothing for ever: silence, the loss of the focus and too much that waits release it', () => {
    const silent = held();
    silent.hold.begin();
    silent.change(1);
    jest.advanceTimersByTime(14_000);
    silent.hold.goesOn();
    jest.advanceTimersByTime(14_000);
    expect(silent.done).toEqual([]);
    jest.advanceTimersByTime(2_000);
    expect(silent.done).toEqual([1]);

    const gone = held();
    gone.hold.begin();
    gone.change(1);
    gone.hold.release();
    gone.change(2);
    expect(gone.done).toEqual([1, 2]);

    const many = held();
    many.hold.begin();
    for (let n = 0; n < 501; n += 1) many.change(n);
    expect(many.done).toHaveLength(501);
  });
});
