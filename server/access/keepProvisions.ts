import type { FactId } from '#domain/ids.ts';
import { newId } from '#platform/newId.ts';
import type { Platform } from '#platform/platform.ts';
import { repeatEvery } from '#platform/repeatEvery.ts';
import type { FactRecord } from './factRecord.ts';
import { type ProvisionRecord, providingNodeModel, provisionModel } from './provisionModel.ts';
import { unlinked } from './unlinked.ts';

type Made = readonly (Pick<ProvisionRecord, '_id' | 'firstSeq'> & { readonly openedBy: FactRecord })[];

interface Held {
  readonly lastShown: () => number;
  /** What the store was told last. */
  told: number;
}

interface Keeper {
  /** Whose they are, in the store. */
  readonly name: string;
  /** `lastShown` is asked at each beat: nobody has to tell of each item that is sent. */
  hold(made: Made, lastShown: () => number): void;
  close(made: Made, lastSeq: number): Promise<void>;
}

const beatEveryMs = 2_000;
/** Far above what a slow store or a stalled process takes: such a node delivers nothing after 5 s without the log. */
const deadAfterMs = 60_000;
const sweepEveryBeats = 15;

/** Keeps this node's open provisions told of, and closes those of nodes that died with theirs open. */
export const keepProvisions = async (
  platform: Pick<Platform, 'db' | 'log' | 'lifecycle' | 'clock' | 'nodeId'>,
): Promise<Keeper> => {
  const { db, log, clock, nodeId } = platform;
  // Of this process and no other: one that was killed and is back in seconds under the same NODE_ID is not the one that
  // left them open.
  const name = `${nodeId}:${newId()}`;
  const provisions = provisionModel(db);
  const nodes = providingNodeModel(db);
  await nodes.createCollection();
  const held = new Map<string, Held>();
  /** Closes that failed; each as it was, with the time at which it ended. */
  const unclosed = new Map<string, ReturnType<typeof closing>>();

  const closing = (id: string, openedBy: FactRecord, first: number, lastSeq: number) => {
    const at = clock.now();
    // Opened and nothing sent: then it says so, and lists nothing.
    const shown = lastSeq < first ? [] : [{ first, last: lastSeq }];
    const closedBy = { ...openedBy, _id: newId<FactId>(), kind: 'provision-closed' as const, at, shown };
    return {
      updateOne: {
        filter: { _id: id as ProvisionRecord['_id'], closed: false },
        update: { $set: { closed: true, lastSeq, closedBy, ...unlinked(closedBy) } },
      },
    };
  };

  const beat = async (): Promise<void> => {
    const moved = [...held].flatMap(([id, one]) => {
      const seq = one.lastShown();
      return seq > one.told ? [{ id, one, seq }] : [];
    });
    if (moved.length > 0) {
      // All who follow a room are as far as it is: one statement for them, however many they are.
      const asFar = Map.groupBy(moved, ({ seq }) => seq);
      await provisions.bulkWrite(
        [...asFar].map(([seq, all]) => ({
          updateMany: {
            filter: { _id: { $in: all.map(({ id }) => id as ProvisionRecord['_id']) }, closed: false },
            update: { $max: { shownSeq: seq } },
          },
        })),
        { ordered: false },
      );
    }
    // Only what is stored is told: what failed is told again.
    for (const { one, seq } of moved) one.told = seq;
    await nodes.updateOne({ _id: name }, { $set: { aliveAt: new Date() } }, { upsert: true });
    if (unclosed.size > 0) await write(new Map(unclosed));
  };

  const write = async (closes: typeof unclosed): Promise<void> => {
    await provisions.bulkWrite([...closes.values()], { ordered: false });
    for (const id of closes.keys()) for (const kept of [unclosed, held]) kept.delete(id);
  };

  const sweep = async (): Promise<void> => {
    const deadSince = new Date(Date.now() - deadAfterMs);
    const alive = await nodes.find({ aliveAt: { $gte: deadSince } }, { _id: 1 }).lean();
    const names = [...alive.map(({ _id }) => _id), name];
    const left = await provisions
      .find({ closed: false, node: { $nin: names } }, { openedBy: 1, firstSeq: 1, shownSeq: 1 })
      .limit(500)
      .lean();
    if (left.length > 0) {
      await provisions.bulkWrite(
        left.flatMap(({ _id, openedBy, firstSeq, shownSeq }) =>
          openedBy === null ? [] : closing(_id, openedBy, firstSeq, shownSeq),
        ),
        { ordered: false },
      );
      log.info({ closed: left.length }, 'provisions of nodes that are gone were closed');
    }
    // Each start has a name of its own. Who only slept says so anew.
    await nodes.deleteMany({ aliveAt: { $lt: deadSince } });
  };

  await beat();
  await sweep();
  let beats = 0;
  const keeping = repeatEvery(
    beatEveryMs,
    () => (++beats % sweepEveryBeats === 0 ? beat().then(sweep) : beat()),
    (error) => log.warn({ err: error }, 'provisions could not be kept'),
  );
  platform.lifecycle.opened('provisions', async () => {
    await keeping.stop();
    await beat().catch(() => {});
    // What is still open is left to the others' sweepers, with the last seq just told.
    if (held.size === 0) await nodes.deleteOne({ _id: name }).catch(() => {});
  });

  return {
    name,
    hold: (made, lastShown) => {
      for (const { _id, firstSeq } of made) held.set(_id, { lastShown, told: firstSeq - 1 });
    },
    close: async (made, lastSeq) => {
      if (made.length === 0) return;
      const closes = new Map(
        made.map(({ _id, openedBy, firstSeq }) => [_id, closing(_id, openedBy, firstSeq, lastSeq)]),
      );
      try {
        await write(closes);
      } catch (error) {
        for (const [id, close] of closes) unclosed.set(id, close);
        throw error;
      }
    },
  };
};
