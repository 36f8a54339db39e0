import { performance } from 'node:perf_hooks';
import type { Connection } from 'mongoose';
import { isDuplicateKey } from '#platform/isDuplicateKey.ts';
import { leaseModel } from './chainModel.ts';

const leaseMs = 10_000;

/**
 * One chainer for each chain at a time. The lease only keeps two nodes out of each other's way: if a node slept and
 * held its lease too long, no harm is done, since the chain's own unique indexes refuse whoever does not know its
 * end.
 */
export const chainLeases = (db: Connection, holder: string) => {
  const model = leaseModel(db);
  const held = new Map<string, { fence: number; untilMs: number }>();

  const take = async (chain: string): Promise<number | null> => {
    const unheld = { holder: '', fence: 0, until: new Date(0), n: 0 };
    await model
      .updateOne({ _id: chain }, { $setOnInsert: unheld }, { upsert: true })
      .catch((error: unknown) => {
        if (!isDuplicateKey(error)) throw error;
      });
    const began = performance.now();
    const taken = await model
      .findOneAndUpdate(
        { _id: chain, until: { $lt: new Date() } },
        { $set: { holder, until: new Date(Date.now() + leaseMs) }, $inc: { fence: 1 } },
        { returnDocument: 'after' },
      )
      .lean();
    if (taken === null) return null;
    held.set(chain, { fence: taken.fence, untilMs: began + leaseMs / 2 });
    return taken.fence;
  };

  return {
    /** The fencing number under which this node may link now; null while another node holds the lease. */
    fenceOf: async (chain: string): Promise<number | null> => {
      const mine = held.get(chain);
      if (mine !== undefined && performance.now() < mine.untilMs) return mine.fence;
      if (mine === undefined) return take(chain);
      const began = performance.now();
      const until = new Date(Date.now() + leaseMs);
      const kept = await model.updateOne({ _id: chain, holder, fence: mine.fence }, { $set: { until } });
      if (kept.matchedCount === 1) {
        held.set(chain, { ...mine, untilMs: began + leaseMs / 2 });
        return mine.fence;
      }
      held.delete(chain);
      return take(chain);
    },
    /** Says how far the chain has come, once the records are durable: this hint may be too low, never too high. */
    hint: async (chain: string, n: number): Promise<void> => {
      await model.updateOne({ _id: chain }, { $max: { n } });
    },
    /** Linking failed somewhere: nothing that was believed of the chain is believed any more. */
    forget: (chain: string): void => void held.delete(chain),
    release: async (): Promise<void> => {
      held.clear();
      await model.updateMany({ holder }, { $set: { until: new Date(0) } });
    },
  };
};
