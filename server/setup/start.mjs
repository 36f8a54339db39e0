// `npm start`: sets up what is missing, then runs the house on Node 24 with the flags it was given.
import { runHouse } from './runHouse.mjs';
import { runMain } from './runMain.mjs';
import { root, setUp, setUpNode } from './setUp.mjs';

await runMain(async () => {
  const node = await (process.argv.includes('--help') ? setUpNode() : setUp());
  return runHouse(node, ['server/main.ts', ...process.argv.slice(2)], { cwd: root });
});
