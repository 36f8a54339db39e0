import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';

const root = join(import.meta.dirname, '..', '..', '..');

/** The run's output: it ends with 1 when somebody survived, or had nobody to notice them. */
const runMutants = (...args: string[]): Promise<{ code: number; said: string }> =>
  new Promise((resolve) => {
    const { NODE_OPTIONS: _jest, ...env } = process.env;
    const main = join(root, 'tests', 'mutants', 'main.ts');
    execFile(
      process.execPath,
      ['--no-warnings', main, ...args],
      { cwd: root, env },
      (error, stdout, stderr) =>
        resolve({ code: error === null ? 0 : Number(error.code), said: `${stdout}${stderr}` }),
    );
  });

it('a sample of mutants, always the same ones, is noticed by the tests that run their lines', async () => {
  const { code, said } = await runMutants(
    ...['server/domain/access', 'server/domain/audit', 'server/domain/rights', 'server/domain/channels'],
    ...[
      '--tests',
      'unit/access,unit/audit,unit/channels,unit/rights,property/audit,property/channels,property/rights',
    ],
    ...['--sample', '20', '--seconds', '50', '--slowest', '5'],
  );
  expect(said).toMatch(/20 of 20 noticed/);
  expect(code).toBe(0);
}, 90_000);

it('a mutant that nobody notices is printed with its line, and fails the run', async () => {
  const { code, said } = await runMutants('tests/support/mutated.ts', '--tests', 'unit/mutants/mutated');
  expect(said).toContain('survived: tests/support/mutated.ts:4 (boundary)\n  -  <= \n  +  < \n');
  expect(said).toMatch(/\d+ of \d+ noticed/);
  expect(code).toBe(1);
  expect((await runMutants()).code).toBe(2);
}, 60_000);
