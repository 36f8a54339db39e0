import { describe, expect, it } from '@jest/globals';
import { sourceFiles } from './sourceFiles.ts';

const files = sourceFiles();
const code = files.filter(({ path }) => /\.(ts|tsx|mjs)$/.test(path));
const lines = (text: string) => text.split('\n').length - 1;

/** Longer than 300 lines, each with its reason (a state machine may be). */
const allowedLong: Record<string, string> = {};

describe('the source tree', () => {
  it('has no file above 300 lines without a reason', () => {
    const long = files.filter(({ path, text }) => lines(text) > 300 && !(path in allowedLong));
    expect(long.map(({ path, text }) => `${path}: ${lines(text)} lines`)).toEqual([]);
  });

  it('gives no reason for a file that is short or gone', () => {
    const long = new Set(files.filter(({ text }) => lines(text) > 300).map(({ path }) => path));
    expect(Object.keys(allowedLong).filter((path) => !long.has(path))).toEqual([]);
  });

  it('has half of its files under 70 lines and nine in ten under 300', () => {
    const sizes = code.map(({ text }) => lines(text)).sort((a, b) => a - b);
    expect(sizes[Math.floor(sizes.length / 2)]).toBeLessThan(70);
    expect(sizes[Math.floor(sizes.length * 0.9)]).toBeLessThan(300);
  });

  it('has no grab-bags', () => {
    const grabBag = /(^|\/)(utils?|common|helpers?|misc|shared|types)(\/|\.(ts|tsx|mjs)$)/i;
    expect(files.map(({ path }) => path).filter((path) => grabBag.test(path))).toEqual([]);
  });

  it('reads nothing outside the checkout', () => {
    const outside = new RegExp(['\\.\\.', 'shared/'].join('/'));
    expect(files.filter(({ text }) => outside.test(text)).map(({ path }) => path)).toEqual([]);
  });

  it('silences no check', () => {
    const silenced = new RegExp(['biome', 'ignore|@ts', '(ignore|nocheck|expect', 'error)'].join('-'));
    expect(files.filter(({ text }) => silenced.test(text)).map(({ path }) => path)).toEqual([]);
  });

  it('leaves nothing for later: no test is skipped, none is the only one', () => {
    const left = new RegExp(`\\b(it|test|describe)\\.(skip|only|${'to' + 'do'})\\b|\\b(x|f)(it|describe)\\(`);
    expect(code.filter(({ text }) => left.test(text)).map(({ path }) => path)).toEqual([]);
  });
});
