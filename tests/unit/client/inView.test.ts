import { describe, expect, it } from '@jest/globals';
import { inView } from '#client/features/channel/inView.ts';

const WINDOW = 600;
const uncovered = () => true;

describe('[PO5] an entry is in view', () => {
  it.each([
    ['all of it is', { top: 100, bottom: 200 }, true],
    ['not when it is below the window', { top: 700, bottom: 800 }, false],
    ['not when its end is below the window', { top: 550, bottom: 650 }, false],
    ['not when its beginning is above the window', { top: -50, bottom: 50 }, false],
    ['when its end is, where it is longer than half of the window', { top: -400, bottom: 300 }, true],
    ['not by its beginning, where it is longer than the window', { top: 10, bottom: 900 }, false],
    ['not when it is scrolled past', { top: -900, bottom: -300 }, false],
  ])('%s', (_name, place, expected) => {
    expect(inView(place, WINDOW, uncovered)).toBe(expected);
  });

  it('not below a dialog, nor where a bar at the edge of the window covers its end', () => {
    expect(inView({ top: 100, bottom: 200 }, WINDOW, () => false)).toBe(false);
    expect(inView({ top: 500, bottom: 590 }, WINDOW, (y) => y < 540)).toBe(false);
    expect(inView({ top: 400, bottom: 500 }, WINDOW, (y) => y < 540)).toBe(true);
  });
});
