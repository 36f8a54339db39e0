import { endCommands } from './runCommand.mjs';
import { SetUpProblem } from './SetUpProblem.mjs';

/**
 * Runs a program's main work; tells a problem with what to do about it, and ends what is still running on Ctrl+C.
 * @param {() => Promise<number>} work gives the exit code
 */
export const runMain = async (work) => {
  for (const [signal, code] of /** @type {const} */ ([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ])) {
    process.once(signal, () => {
      endCommands();
      console.error('\nInterrupted. Start again: what is done stays done.');
      process.exit(code);
    });
  }
  try {
    process.exitCode = await work();
  } catch (error) {
    endCommands();
    if (error instanceof SetUpProblem) console.error(`\n✗ ${error.message}\n→ ${error.remedy}`);
    else console.error('\n✗', error);
    process.exitCode = 1;
  }
};
