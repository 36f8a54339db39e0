import { dirname, join, normalize } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { sourceFiles } from './sourceFiles.ts';

const importsOf = (path: string, text: string): string[] =>
  [...text.matchAll(/from '([^']+Model\.ts)'/g)].map(([, name = '']) =>
    name.startsWith('#') ? name.replace(/^#server\//, 'server/') : normalize(join(dirname(path), name)),
  );
const feature = (path: string): string => path.split('/').slice(0, 2).join('/');

describe('mongoose models', () => {
  it('are imported by their own feature only: all others ask its published queries', () => {
    const foreign = sourceFiles()
      .filter(({ path }) => /^(server|collab|media)\//.test(path))
      .flatMap(({ path, text }) =>
        importsOf(path, text)
          .filter((model) => !model.endsWith('platform/defineModel.ts') && !model.startsWith('#platform/'))
          .filter((model) => feature(model) !== feature(path))
          .map((model) => `${path} imports ${model}`),
      );
    expect(foreign).toEqual([]);
  });

  it('are never made outside a file that is named for one', () => {
    const makers = sourceFiles().filter(
      ({ path, text }) =>
        path.startsWith('server/') && /\bconnection\.model[<(]|\bmongoose\.model[<(]/.test(text),
    );
    expect(makers.map(({ path }) => path).filter((path) => !/Model\.ts$/.test(path))).toEqual([]);
  });
});
