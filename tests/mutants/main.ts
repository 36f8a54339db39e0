/**
 * `npm run mutants -- PATH...`: changes the code in one place at a time and runs the tests that run that place. Prints what
 * nobody noticed. Nothing is written: a mutant is put in as its file is loaded.
 */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { accepted } from './accepted.ts';
import { findMutants } from './findMutants.ts';
import { fittingTests } from './fittingTests.ts';
import { type Judged, killMutants } from './killMutants.ts';
import type { Mutant } from './mutant.ts';

const usage = `usage: npm run mutants -- [flags] PATH...
  PATH             a file or folder of the house, as server/domain/access
  --tests A,B      where to look for tests, below tests/ (default: unit,property)
  --sample N       only N mutants, always the same ones as long as their lines stay
  --seed N         which ones (default: 20261130)
  --at-once N      how many processes (default: 2)
  --seconds N      ends by then (default: 1500)
  --slowest N      test files that take longer, in seconds, are not asked (default: 60)
  --line N         only mutants of that line`;

const root = join(import.meta.dirname, '..', '..');
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    ...{ tests: { type: 'string', default: 'unit,property' }, sample: { type: 'string' } },
    ...{ seconds: { type: 'string', default: '1500' }, slowest: { type: 'string', default: '60' } },
    ...{ seed: { type: 'string', default: '20261130' }, 'at-once': { type: 'string', default: '2' } },
    line: { type: 'string' },
  },
});

const sourcesIn = (path: string): string[] =>
  statSync(join(root, path)).isDirectory()
    ? readdirSync(join(root, path), { recursive: true, encoding: 'utf8' })
        .map((name) => join(path, name))
        .filter((name) => name.endsWith('.ts') && !name.endsWith('.d.ts'))
        .sort()
    : [path];

const lineOf = ({ file, line }: Mutant): string =>
  readFileSync(join(root, file), 'utf8').split('\n')[line - 1] ?? '';
const isAccepted = (mutant: Mutant): boolean =>
  (accepted[mutant.file] ?? []).some(
    ({ original, replacement, on }) =>
      original === mutant.original &&
      replacement === mutant.replacement &&
      (on === undefined || lineOf(mutant).includes(on)),
  );

const missing = positionals.filter((path) => !existsSync(join(root, path)));
if (positionals.length === 0 || missing.length > 0) {
  console.error(missing.length > 0 ? `not there: ${missing.join(', ')}` : usage);
  process.exit(2);
}

const found = positionals
  .flatMap(sourcesIn)
  .flatMap((file) => findMutants(file, readFileSync(join(root, file), 'utf8')))
  .filter(({ line }) => values.line === undefined || line === Number(values.line));
const open = found.filter((mutant) => !isAccepted(mutant));
const drawn = ({ file, original, replacement }: Mutant): string =>
  createHash('sha256').update(`${values.seed}\n${file}\n${original}\n${replacement}`).digest('hex');
const mutants =
  values.sample === undefined
    ? open
    : open.toSorted((a, b) => (drawn(a) < drawn(b) ? -1 : 1)).slice(0, Number(values.sample));
const files = [...new Set(mutants.map(({ file }) => file))];
const tests = fittingTests(files, values.tests.split(','));
console.log(`${mutants.length} mutants in ${files.length} files, ${tests.size} test files that load them`);

const isNoticed = ({ fate }: Judged): boolean => fate === 'killed' || fate === 'hung';
const short = (text: string): string => text.replaceAll(/\s+/g, ' ').slice(0, 160);
const judged = await killMutants({
  ...{ mutants, tests, atOnce: Number(values['at-once']) },
  deadline: performance.now() + Number(values.seconds) * 1_000,
  slowestMs: Number(values.slowest) * 1_000,
  say: (line) => console.log(line),
  tell: (each) => {
    if (isNoticed(each) || each.fate === 'out of time') return;
    const { mutant, fate } = each;
    console.log(`${fate}: ${mutant.file}:${mutant.line} (${mutant.operator})`);
    console.log(`  - ${short(mutant.original)}\n  + ${short(mutant.replacement)}`);
  },
});
for (const folder of new Set(judged.map(({ mutant }) => dirname(mutant.file)).toSorted())) {
  const own = judged.filter(({ mutant }) => dirname(mutant.file) === folder);
  console.log(`${folder}: ${own.filter(isNoticed).length} of ${own.length}`);
}
const noticed = judged.filter(isNoticed).length;
const share = judged.length === 0 ? 100 : (noticed / judged.length) * 100;
const drawnBy = values.sample === undefined ? '' : `, drawn by seed ${values.seed}`;
console.log(
  `${noticed} of ${judged.length} noticed (${share.toFixed(1)} %)${drawnBy}, ${found.length - open.length} accepted`,
);
process.exitCode = noticed === judged.length ? 0 : 1;
