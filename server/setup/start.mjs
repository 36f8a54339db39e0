// `npm start`: sets up what is missing, then runs the house on Node 24 with the flags it was given.
import { holdPortsOf } from './holdPortsOf.mjs';
import { runHouse } from './runHouse.mjs';
import { runMain } from './runMain.mjs';
import { root, setUp, setUpNode } from './setUp.mjs';

await runMain(async () => {
  const args = process.argv.slice(2);
  const run = (/** @type {string} */ node) => runHouse(node, ['server/main.ts', ...args], { cwd: root });
  if (args.includes('--help')) return run(await setUpNode());
  const letGo = await holdPortsOf(args);
  const node = await setUp();
  await letGo();
  return run(node);
});
