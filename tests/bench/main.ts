/** `npm run bench -- NAME...`: each folder here with a run.ts is one bench and prints a finished section; without a name, all. */
import { spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Whoever hangs is ended. */
const LONGEST_MS = 600_000;

const here = new URL('.', import.meta.url);
const benches = readdirSync(here).filter((name) => existsSync(new URL(`${name}/run.ts`, here)));
const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !benches.includes(name));

/** In a process of its own: what one has warmed up or left on the heap is none of the next one's. */
const runApart = (name: string): Promise<boolean> =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, [fileURLToPath(import.meta.url), name], {
      stdio: 'inherit',
      timeout: LONGEST_MS,
      killSignal: 'SIGKILL',
    });
    child.once('exit', (code) => resolve(code === 0));
  });

const run = async (names: readonly string[]): Promise<void> => {
  const [only, ...more] = names;
  if (only !== undefined && more.length === 0) {
    const bench = (await import(new URL(`${only}/run.ts`, here).href)) as { run(): Promise<void> };
    return bench.run();
  }
  for (const name of names) {
    if (await runApart(name)) continue;
    console.error(`bench ${name} failed`);
    process.exitCode = 1;
  }
};

if (unknown.length > 0) {
  console.error(`usage: npm run bench -- [NAME...]; there are: ${benches.join(', ')}`);
  process.exitCode = 2;
} else await run(asked.length > 0 ? asked : benches);
