import { once } from 'node:events';
import type { Writable } from 'node:stream';
import type { Connection } from 'mongoose';
import type { Checkpoint } from '#domain/audit/checkpoint.ts';
import { tokyoDay } from '#domain/vocabulary/days.ts';
import { readEnv } from '#platform/env.ts';
import { createLogger } from '#platform/logger.ts';
import { readStoredAgreements } from '#server/agreements/readStoredAgreements.ts';
import { openChainStore } from '../chainStore.ts';
import { openCheckpointKey } from '../checkpointKey.ts';
import { openCheckpoints } from '../checkpoints.ts';
import { exportChain } from '../exportChain.ts';
import { partOf } from '../filterOf.ts';
import { partnersOf } from '../partnersOf.ts';
import type { Command } from './parseCommand.ts';
import { replayStore } from './runReplay.ts';
import { sayVerified } from './sayVerified.ts';
import { verifyStore } from './verifyStore.ts';

type Of<Name extends Command['name']> = Extract<Command, { readonly name: Name }>;

/** What the command does on a store; answers the exit code. */
export const runOnData = async (
  db: Connection,
  dataDir: string,
  command: Of<'verify' | 'replay' | 'export' | 'checkpoint'>,
  given: readonly Checkpoint[],
  output: Writable,
): Promise<number> => {
  const say = async (lines: readonly string[]): Promise<void> => {
    for (const line of lines) if (!output.write(`${line}\n`)) await once(output, 'drain');
  };
  switch (command.name) {
    case 'verify': {
      const kept = await checkpointsOf(db, dataDir).all();
      const wrong = kept.filter(({ contradicts }) => contradicts !== null);
      const checkpoints = [...given, ...kept.filter(({ contradicts }) => contradicts === null)];
      const found = await verifyStore(db, checkpoints);
      await say(sayVerified(found, { checkpoints: checkpoints.length, part: false }));
      for (const { keeper, municipality, n, contradicts } of wrong)
        await say([
          `BROKEN: the checkpoint of ${municipality} at ${n} contradicts those that ${keeper} keeps: ${contradicts}`,
        ]);
      for (const [collection, count] of found.waiting)
        await say([`not yet linked: ${count} in ${collection}`]);
      if (given.length === 0 && kept.length > 0)
        await say(['compared with checkpoints in the store itself; one kept elsewhere proves more']);
      return found.fault === null && wrong.length === 0 ? 0 : 1;
    }
    case 'replay': {
      const { lines, differing } = await replayStore(db);
      await say(lines);
      return differing === 0 ? 0 : 1;
    }
    case 'export': {
      const { municipality, format } = command;
      const text = exportChain(openChainStore(db), municipality, format, partOf(command));
      for await (const piece of text) if (!output.write(piece)) await once(output, 'drain');
      return 0;
    }
    case 'checkpoint': {
      const checkpoints = checkpointsOf(db, dataDir, await effectiveToday(db));
      const names =
        command.municipality === null ? await openChainStore(db).municipalities() : [command.municipality];
      for (const name of names) {
        const checkpoint = await checkpoints.sign(name);
        if (checkpoint !== null) await say([JSON.stringify(checkpoint)]);
      }
      return 0;
    }
  }
};

const effectiveToday = async (db: Connection) => {
  const versions = await readStoredAgreements(db);
  const day = tokyoDay(new Date());
  const names = new Set(versions.map(({ agreement }) => agreement));
  return [...names].flatMap(
    (name) =>
      versions
        .filter(({ agreement, effective }) => agreement === name && effective <= day)
        .toSorted((a, b) => (a.effective < b.effective ? -1 : 1))
        .at(-1) ?? [],
  );
};

const checkpointsOf = (
  db: Connection,
  dataDir: string,
  effective: Awaited<ReturnType<typeof readStoredAgreements>> = [],
) => {
  const env = readEnv(process.env);
  return openCheckpoints({
    ...{ db, clock: { now: () => new Date() }, log: createLogger(env.LOG_LEVEL) },
    store: openChainStore(db),
    key: () => openCheckpointKey(env.AUDIT_KEY, dataDir),
    partners: (municipality) => partnersOf(effective, municipality, tokyoDay(new Date())),
  });
};
