import type { Connection } from 'mongoose';

/**
 * Whether this store has the sample: `none` for good where real data began, `making` while it is made (nobody can
 * sign in yet), `made` once. `touchedAt` is the machine's time: a maker that is alive raises it.
 */
export interface SampleMarker {
  readonly _id: 'sample';
  readonly state: 'none' | 'making' | 'made';
  readonly by: string;
  readonly touchedAt: Date;
  readonly done: number;
  readonly total: number;
}

/** Another process has taken the making over, or this one stood still for too long. */
export class SampleTaken extends Error {}

/** A maker that has not been heard of for so long is dead. */
const SILENT_MS = 15_000;

export const sampleMarker = (db: Connection, by: string) => {
  const meta = db.collection<SampleMarker>('meta');
  const written = { writeConcern: { w: 'majority', j: true } } as const;
  const found = () => meta.findOne({ _id: 'sample' });
  const fresh = (state: SampleMarker['state'], total = 0) => ({
    ...{ state, by, total, done: 0, touchedAt: new Date() },
  });
  return {
    by,
    found,
    /** Writes the first marker; whoever comes second finds it there. */
    begin: async (state: 'none' | 'making', total = 0): Promise<SampleMarker | null> => {
      await meta.updateOne(
        { _id: 'sample' },
        { $setOnInsert: fresh(state, total) },
        { ...written, upsert: true },
      );
      return found();
    },
    /** Of a making that was cut off: one process takes it over. `alone`: nobody else can be at these stores. */
    takeOver: async (seen: SampleMarker, total: number, alone: boolean): Promise<boolean> => {
      if (!alone && Date.now() - +seen.touchedAt < SILENT_MS) return false;
      const same = { _id: 'sample', state: 'making', by: seen.by, touchedAt: seen.touchedAt } as const;
      return (await meta.updateOne(same, { $set: fresh('making', total) }, written)).modifiedCount === 1;
    },
    /** Says how far it is. Throws SampleTaken where it is another's by now. */
    touch: async (done: number): Promise<void> => {
      const set = { $set: { touchedAt: new Date(), done } };
      const mine = await meta.updateOne({ _id: 'sample', state: 'making', by }, set);
      if (mine.matchedCount === 0) throw new SampleTaken('the sample is made by another process');
    },
    /** What was begun is cleared away, and is not begun again: started with --empty. */
    giveUp: async (): Promise<void> => {
      await meta.updateOne({ _id: 'sample', by }, { $set: { state: 'none' } }, written);
    },
    finish: async (): Promise<void> => {
      const set = { $set: { state: 'made', touchedAt: new Date() } } as const;
      const done = await meta.updateOne({ _id: 'sample', state: 'making', by }, set, written);
      if (done.matchedCount === 0) throw new SampleTaken('the sample is made by another process');
    },
  };
};
