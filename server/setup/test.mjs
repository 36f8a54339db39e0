// `npm test`: sets up what is missing, then runs the checks and all tests. The last line is `N passed, N failed`.
import { runMain } from './runMain.mjs';
import { root, setUp } from './setUp.mjs';
import { selectParts } from './tests/parts.mjs';
import { endGroups } from './tests/runBounded.mjs';
import { runTests } from './tests/runTests.mjs';

/** CI gives a run 90 minutes; this one ends by itself before, and says so. */
const deadline = Date.now() + 84 * 60_000;

process.once('exit', endGroups);
await runMain(async () => {
  const selection = selectParts(process.argv.slice(2));
  const withClient = selection.kinds.some(({ name }) => name === 'e2e' || name === 'calls');
  const node = await setUp({ forTests: true, withClient });
  const { passed, failed } = await runTests({ root, node, selection, deadline });
  console.log(`${passed} passed, ${failed} failed`);
  return failed === 0 && passed > 0 ? 0 : 1;
});
