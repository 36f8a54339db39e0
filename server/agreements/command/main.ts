import { printable } from '#platform/printable.ts';
import { parseCommand } from './parseCommand.ts';
import { runCheck } from './runCheck.ts';
import { runDecide } from './runDecide.ts';
import { runDiff } from './runDiff.ts';
import { runExplain } from './runExplain.ts';
import { runMatrix } from './runMatrix.ts';
import { usage } from './usage.ts';

/** `agreement`: exit codes are 0, 1 (a line was no request) and 2 (a file or option is bad). */
async function run(words: readonly string[]): Promise<number> {
  const command = parseCommand(words);
  if (!command.ok) {
    process.stderr.write(`agreement: ${printable(command.problem)}\n${usage}`);
    return 2;
  }
  switch (command.name) {
    case 'help':
      process.stdout.write(usage);
      return 0;
    case 'decide':
      return runDecide(command, process.stdin, process.stdout);
    case 'check':
      return runCheck(command, process.stdout);
    case 'matrix':
      return runMatrix(command, process.stdout);
    case 'diff':
      return runDiff(command, process.stdout);
    case 'explain':
      return runExplain(command, process.stdin, process.stdout);
  }
}

// A reader that stops early (`| head`) is no error of ours to report.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  process.stderr.write(`agreement: ${error.message}\n`);
  process.exit(2);
});

try {
  process.exitCode = await run(process.argv.slice(2));
} catch (error) {
  // Never a stack trace: what a clerk can act on is the message.
  process.stderr.write(`agreement: ${printable(error instanceof Error ? error.message : String(error))}\n`);
  process.exitCode = 2;
}
