import { describe, expect, it } from '@jest/globals';
import { sourceFiles } from './sourceFiles.ts';

describe('mongoose models', () => {
  it('are never made outside a file that is named for one', () => {
    const makers = sourceFiles().filter(
      ({ path, text }) =>
        path.startsWith('server/') && /\bconnection\.model[<(]|\bmongoose\.model[<(]/.test(text),
    );
    expect(makers.map(({ path }) => path).filter((path) => !/Model\.ts$/.test(path))).toEqual([]);
  });
});
