import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Connection } from 'mongoose';
import { BadFlag, type Flags } from '#platform/flags.ts';
import type { Lifecycle } from '#platform/lifecycle.ts';
import { sampleMarker } from './sample/sampleMarker.ts';

/** What the process that makes the sample is told. */
export interface SampleOrder {
  readonly mongoUri: string;
  readonly redisUrl: string;
  readonly flags: Pick<Flags, 'empty' | 'dataDir'>;
  /** These stores are ours alone: nobody else can be making the sample in them. */
  readonly alone: boolean;
}

/** Whether the sample is there, or why it could not be told. */
export type SampleAnswer = { readonly there: boolean } | { readonly problem: string };

interface Start {
  readonly db: Connection;
  readonly lifecycle: Lifecycle;
  readonly order: SampleOrder;
  readonly refusesSample: Flags['refusesSample'];
}

const publishedPasswords =
  'This data holds the sample region, whose passwords everybody can read, the operator’s among them, and others can reach ' +
  'this house. Give --data another folder (or MONGODB_URI another store), or --sample where it is meant to be shown';

/**
 * Before the house opens: has the sample region made where this data is to have it, by a process of its own that ends
 * (OP6). Where that was settled at an earlier start, none is begun. Throws BadFlag where the sample is there, others can
 * reach this house, and nobody has said that they may: its passwords are published.
 */
export const startWithSample = async ({ db, lifecycle, order, refusesSample }: Start): Promise<void> => {
  const marker = sampleMarker(db, '');
  // Not wanted in a store that has none: that is settled by writing it down.
  const known = (await marker.found()) ?? (order.flags.empty ? await marker.begin('none') : null);
  const isSettled = known !== null && known.state !== 'making';
  const there = isSettled ? known.state === 'made' : await makeAside(order, lifecycle);
  if (there && refusesSample) throw new BadFlag(publishedPasswords);
};

/** It dies with us, however we end; and it hears of Ctrl+C from us alone, so that it ends between two of its steps. */
const makeAside = async (order: SampleOrder, lifecycle: Lifecycle): Promise<boolean> => {
  const program = fileURLToPath(new URL('sampleProcess.ts', import.meta.url));
  // Started as we were: what watches this process for its tests watches that one.
  const node = [process.execPath, ...process.execArgv, program];
  const child = spawn('setpriv', ['--pdeathsig', 'KILL', '--', ...node], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    detached: true,
  });
  let answer = { problem: 'the process that makes the sample ended' } as SampleAnswer;
  child.once('message', (said) => {
    answer = said as SampleAnswer;
  });
  // What it said last is read by the time its channel is closed.
  const ended = Promise.all(['exit', 'disconnect'].map((event) => once(child, event))).then(
    () => undefined,
    ({ message }: Error) => {
      answer = { problem: message };
    },
  );
  lifecycle.opened('sample', async () => {
    child.kill('SIGTERM');
    await ended;
  });
  // A child that is gone by then is told of by its end.
  child.send(order, () => {});
  await ended;
  if ('problem' in answer) throw new Error(answer.problem);
  return answer.there;
};
