import { createRequire } from 'node:module';
import type { jest as itsJest } from '@jest/globals';

/**
 * Stands in for '@jest/globals', so that a test file can be loaded and run again and again in one process. Its `expect` and
 * its fake timers are jest's own, found where jest itself finds them.
 */
const from = (base: NodeJS.Require, ...names: string[]): NodeJS.Require =>
  names.reduce((requires, name) => createRequire(requires.resolve(name)), base);
const config = from(createRequire(import.meta.url), 'jest', '@jest/core', 'jest-config');
const { jestExpect } = from(config, 'jest-circus')('@jest/expect') as { jestExpect: unknown };
const environment = from(config, 'jest-environment-node');
type Jest = typeof itsJest;
const { ModernFakeTimers } = environment('@jest/fake-timers') as {
  readonly ModernFakeTimers: new (of: object) => Jest;
};
const { ModuleMocker } = environment('jest-mock') as { readonly ModuleMocker: new (of: object) => Jest };

type Work = (...args: unknown[]) => unknown;
type Hook = 'beforeAll' | 'beforeEach' | 'afterEach' | 'afterAll';

export interface Suite {
  readonly hooks: { readonly [H in Hook]: Work[] };
  readonly parts: (Suite | { readonly name: string; readonly work: Work })[];
}

const newSuite = (): Suite => ({
  hooks: { beforeAll: [], beforeEach: [], afterEach: [], afterAll: [] },
  parts: [],
});

let open = newSuite();

/** What a test file said since it was last asked. */
export const takeSuite = (): Suite => {
  const said = open;
  open = newSuite();
  return said;
};

const eachOf =
  (each: (name: string, work: Work) => void) => (table: readonly unknown[]) => (name: string, work: Work) => {
    for (const [at, row] of table.entries()) {
      const args = Array.isArray(row) ? (row as unknown[]) : [row];
      each(`${name} #${at}`, () => work(...args));
    }
  };

const itOnce = (name: string, work: Work): void => void open.parts.push({ name, work });
const describeOnce = (_name: string, work: Work): void => {
  const outer = open;
  open = newSuite();
  outer.parts.push(open);
  try {
    work();
  } finally {
    open = outer;
  }
};

const timers = new ModernFakeTimers({ global: globalThis, config: { rootDir: '', fakeTimers: {} } });
const mocks = new ModuleMocker(globalThis);

/** Whatever a test left standing: the next one begins with real time and nothing replaced. */
export const putBack = (): void => {
  timers.useRealTimers();
  mocks.restoreAllMocks();
};

/** The part of jest's own object that our tests use. Node's own work goes on by `process.nextTick`: it stays real. */
export const jest: Partial<Jest> = {
  fn: mocks.fn.bind(mocks),
  spyOn: mocks.spyOn.bind(mocks),
  restoreAllMocks: () => mocks.restoreAllMocks(),
  useFakeTimers: () => timers.useFakeTimers({ doNotFake: ['nextTick'] }),
  useRealTimers: () => timers.useRealTimers(),
  setSystemTime: (now) => timers.setSystemTime(now),
  getTimerCount: () => timers.getTimerCount(),
  advanceTimersByTime: (ms) => timers.advanceTimersByTime(ms),
  advanceTimersByTimeAsync: (ms) => timers.advanceTimersByTimeAsync(ms),
  runAllTimersAsync: () => timers.runAllTimersAsync(),
};

export const it = Object.assign(itOnce, { each: eachOf(itOnce) });
export const describe = Object.assign(describeOnce, { each: eachOf(describeOnce) });
export const expect = jestExpect;
export const beforeAll = (work: Work): void => void open.hooks.beforeAll.push(work);
export const beforeEach = (work: Work): void => void open.hooks.beforeEach.push(work);
export const afterEach = (work: Work): void => void open.hooks.afterEach.push(work);
export const afterAll = (work: Work): void => void open.hooks.afterAll.push(work);
