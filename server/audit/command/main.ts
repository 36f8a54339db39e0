import { once } from 'node:events';
import { signCheckpoint } from '../chain/checkpoint.ts';
import { headModel } from '../chainModel.ts';
import { exportChain } from '../export/exportChain.ts';
import { signingKey } from '../signingKey.ts';
import { BadCommand, parseCommand } from './parseCommand.ts';
import { runReplay } from './runReplay.ts';
import { runReplayData } from './runReplayData.ts';
import { runVerify } from './runVerify.ts';
import { runVerifyData } from './runVerifyData.ts';
import { usage } from './usage.ts';
import { withStore } from './withStore.ts';

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

/** `audit`: exit codes are 0, 1 (something was found) and 2 (a file or option is bad). */
const run = async (words: readonly string[]): Promise<number> => {
  const command = parseCommand(words);
  switch (command.name) {
    case 'help':
      process.stdout.write(usage);
      return 0;
    case 'verify':
      return runVerify(command.file, command.checkpoints, say);
    case 'verify-data':
      return runVerifyData(command.data, command.checkpoints, say);
    case 'replay':
      return runReplay(command, say);
    case 'replay-data':
      return runReplayData(command.data, say);
    case 'export':
      return withStore(command.data, async (db) => {
        for await (const piece of exportChain(db, command.municipality, command.format))
          if (!process.stdout.write(piece)) await once(process.stdout, 'drain');
        return 0;
      });
    case 'checkpoint':
      return withStore(command.data, async (db, dataDir) => {
        const head = await headModel(db).findById(command.municipality).lean();
        if (head === null) throw new BadCommand(`${command.municipality} has no chain yet`);
        const { _id: municipality, n, hash } = head;
        const key = await signingKey(dataDir, process.env.AUDIT_SIGNING_KEY);
        say(JSON.stringify(signCheckpoint({ municipality, n, hash }, new Date(), key)));
        return 0;
      });
  }
};

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  process.exit(error.code === 'EPIPE' ? 0 : 2);
});

try {
  process.exitCode = await run(process.argv.slice(2));
} catch (error) {
  const message = error instanceof Error ? error.message : String(error);
  process.stderr.write(`audit: ${message}\n${error instanceof BadCommand ? usage : ''}`);
  process.exitCode = 2;
}
