interface Counting {
  readonly total: number;
  readonly say: (line: string) => void;
  /** Says in the store that this maker is alive; rejects where it is another's by now. */
  readonly touch: (done: number) => Promise<void>;
  readonly isStopping: () => boolean;
}

const EVERY_MS = 1_500;

/** Thrown out of the next step when the house is asked to end while its sample is made. */
export class SampleStopped extends Error {}

/** Counts the steps of the making, tells how far it is, and stops it between two of them. */
export const countSteps = ({ total, say, touch, isStopping }: Counting) => {
  let done = 0;
  let toldAt = performance.now();
  return async (what: string): Promise<void> => {
    done += 1;
    if (isStopping())
      throw new SampleStopped('asked to end while the sample was made; the next start makes it');
    if (performance.now() - toldAt < EVERY_MS && done < total) return;
    toldAt = performance.now();
    say(`  sample: ${done} of ${total} (${Math.floor((100 * done) / total)} %), ${what}`);
    await touch(done);
  };
};
