/** `npm run bench -- NAME`: each folder here is one bench, whose run.ts exports `run`. */
import { readdir } from 'node:fs/promises';

const here = new URL('.', import.meta.url);
const benches = (await readdir(here, { withFileTypes: true }))
  .filter((each) => each.isDirectory())
  .map(({ name }) => name);
const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !benches.includes(name));

if (asked.length === 0 || unknown.length > 0) {
  console.error(`usage: npm run bench -- NAME...; there are: ${benches.join(', ')}`);
  process.exitCode = 2;
} else {
  for (const name of asked) {
    const bench = (await import(new URL(`${name}/run.ts`, here).href)) as { run(): Promise<void> };
    await bench.run();
  }
}
