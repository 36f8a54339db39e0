import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { cachedMongod, cachedSecantus } from '../../../server/setup/cacheFolder.mjs';
import { chooseMongo } from '../../../server/setup/chooseStores.mjs';
import { isRecentCargo } from '../../../server/setup/mongo/chooseCargo.mjs';

let folder: string;
let env: { PATH: string; ENGAWA_CACHE: string };

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'engawa-choose-'));
  env = { PATH: join(folder, 'bin'), ENGAWA_CACHE: join(folder, 'cache') };
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const place = (path: string): string => {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, '', { mode: 0o755 });
  return path;
};

describe('which MongoDB is used', () => {
  it('is the one given, before all others', () => {
    place(join(env.PATH, 'mongod'));
    expect(chooseMongo({ env: { ...env, MONGODB_URI: 'mongodb://given' } })).toEqual({
      kind: 'given',
      uri: 'mongodb://given',
    });
  });

  it('is a mongod on PATH, else one that was fetched, else SecantusDB, else none', () => {
    expect(chooseMongo({ env })).toEqual({ kind: 'none' });
    const secantus = place(cachedSecantus(env));
    expect(chooseMongo({ env })).toEqual({ kind: 'secantus', program: secantus });
    const fetched = place(cachedMongod(env));
    expect(chooseMongo({ env })).toEqual({ kind: 'mongod', program: fetched });
    const mongod = place(join(env.PATH, 'mongod'));
    expect(chooseMongo({ env })).toEqual({ kind: 'mongod', program: mongod });
  });

  it('stays what made the data folder: a mongod that appears one day must not hide the records', () => {
    const dataDir = join(folder, 'data');
    mkdirSync(join(dataDir, 'secantus'), { recursive: true });
    place(join(env.PATH, 'mongod'));
    expect(chooseMongo({ env, dataDir })).toEqual({ kind: 'none' });
    const secantus = place(cachedSecantus(env));
    expect(chooseMongo({ env, dataDir })).toEqual({ kind: 'secantus', program: secantus });
  });
});

describe('the cargo that builds the store', () => {
  it.each([
    ['cargo 1.95.0 (f2d3ce0bd 2026-03-21)', true],
    ['cargo 2.0.0', true],
    ['cargo 1.85.0+dfsg3', false],
    ['error: no default toolchain', false],
  ])('%p serves: %p', (printed, serves) => {
    expect(isRecentCargo(printed)).toBe(serves);
  });
});
