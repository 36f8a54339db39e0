// `npm start`: sets up what is missing, then runs the house on Node 24 with the flags it was given.
import { join } from 'node:path';
import { cacheFolder } from './cacheFolder.mjs';
import { holdPortsOf } from './holdPortsOf.mjs';
import { runHouse } from './runHouse.mjs';
import { runMain } from './runMain.mjs';
import { root, setUp, setUpNode } from './setUp.mjs';

await runMain(async () => {
  const args = process.argv.slice(2);
  // What a start before has compiled is read: sooner ready, and without the 20 MB of what takes the types out (OP5).
  process.env.NODE_COMPILE_CACHE ??= join(cacheFolder(), 'compiled');
  // glibc would give each of some thirty threads a heap of its own, 20 MB more in all.
  process.env.MALLOC_ARENA_MAX ??= '2';
  const run = (/** @type {string} */ node) => runHouse(node, ['server/main.ts', ...args], { cwd: root });
  if (args.includes('--help')) return run(await setUpNode());
  const letGo = await holdPortsOf(args);
  const node = await setUp();
  await letGo();
  return run(node);
});
