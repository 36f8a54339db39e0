import { BadInput } from '#platform/badInput.ts';
import { printable } from '#platform/printable.ts';
import { openData } from '#platform/stores/openData.ts';
import { type Command, parseCommand } from './parseCommand.ts';
import { readCheckpoints } from './readCheckpoints.ts';
import { runOnData } from './runOnData.ts';
import { replayFile } from './runReplay.ts';
import { sayVerified } from './sayVerified.ts';
import { usage } from './usage.ts';
import { verifyFile } from './verifyFile.ts';

const say = (lines: readonly string[]): void => {
  for (const line of lines) process.stdout.write(`${printable(line)}\n`);
};

/** `audit`: exit codes are 0 (whole), 1 (broken, or different) and 2 (a file, option or folder is bad). */
const run = async (command: Command): Promise<number> => {
  if (command.name === 'help') {
    process.stdout.write(usage);
    return 0;
  }
  const checkpoints = command.name === 'verify' ? await readCheckpoints(command.checkpoints) : [];
  if ('source' in command && 'file' in command.source) {
    const { file } = command.source;
    if (command.name === 'replay') {
      const { lines, differing, read } = await replayFile(file, command.areas ?? '', command.agreements);
      say(lines);
      return differing === 0 && read > 0 ? 0 : 1;
    }
    const { part } = command;
    const found = await verifyFile(file, { checkpoints, part });
    say(sayVerified(found, { checkpoints: checkpoints.length, part }));
    // If there was nothing to check, it is no success that nothing was broken.
    return found.fault === null && found.chains.length > 0 ? 0 : 1;
  }
  const dataDir = dataOf(command);
  const { db, close } = await openData(dataDir, {
    whileRunning: ', or verify an export of it (管理, or the route /audit/export)',
  });
  try {
    return await runOnData(db, dataDir, command, checkpoints, process.stdout);
  } finally {
    await close();
  }
};

const dataOf = (command: Exclude<Command, { name: 'help' }>): string => {
  if ('data' in command) return command.data;
  if ('data' in command.source) return command.source.data;
  throw new BadInput('--data DIR is required');
};

// A reader that stops early (`| head`) is no error of ours to report.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  process.exit(error.code === 'EPIPE' ? 0 : 2);
});

try {
  process.exitCode = await run(parseCommand(process.argv.slice(2)));
} catch (error) {
  // Never a stack trace: an auditor can act on the message alone. Some messages quote a file's own words, each on one
  // line.
  const said = (error instanceof Error ? error.message : String(error)).split('\n').map(printable).join('\n');
  process.stderr.write(`audit: ${said}\n`);
  if (error instanceof BadInput) process.stderr.write(usage);
  process.exitCode = 2;
}
