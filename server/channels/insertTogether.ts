import { endOfMoment } from '#platform/endOfMoment.ts';
import { hasWriteConcernError } from '#platform/hasWriteConcernError.ts';
import { rejectAfter } from '#platform/rejectAfter.ts';

interface Waiting<Row> {
  readonly rows: readonly Row[];
  readonly stood: () => void;
  readonly failed: (error: unknown) => void;
}

/** Entries of 10,000 characters each stay far below the store's 48 MB message. */
const MOST_ROWS = 400;
/** A store that says nothing for so long is asked anew on another connection: a late insert can do no harm. */
const SILENCE_MS = 5_000;

/**
 * Group commit of all channels of a node: what is appended while an insert runs is the next one, in one ordered command, so
 * that load makes commits larger and not more. Of each channel's entries a prefix stands, whatever befalls the command:
 * where the store refuses one, as a number that another node has taken, all before it stand, its own channel is told, and
 * those behind it go again.
 */
export const insertTogether = <Row>(insert: (rows: readonly Row[]) => Promise<unknown>) => {
  let waiting: Waiting<Row>[] = [];
  let running = false;

  const next = (): Waiting<Row>[] => {
    let rows = 0;
    const fits = waiting.findIndex((each) => {
      rows += each.rows.length;
      return rows > MOST_ROWS;
    });
    // One alone may be larger.
    const taken = waiting.splice(0, fits === -1 ? waiting.length : Math.max(1, fits));
    return taken;
  };

  const run = async (): Promise<void> => {
    running = true;
    await endOfMoment();
    while (waiting.length > 0) {
      const batch = next();
      try {
        await rejectAfter(SILENCE_MS, insert(batch.flatMap(({ rows }) => rows)), 'the store is silent');
        for (const { stood } of batch) stood();
      } catch (error) {
        settle(batch, error);
      }
    }
    running = false;
  };

  const settle = (batch: readonly Waiting<Row>[], error: unknown): void => {
    const refused = refusedAt(error);
    let from = 0;
    const again: Waiting<Row>[] = [];
    for (const each of batch) {
      const upTo = from + each.rows.length;
      // What the error does not say is asked of the store by each channel itself.
      if (refused === null || (from <= refused && refused < upTo)) each.failed(error);
      else if (upTo <= refused) each.stood();
      else again.push(each);
      from = upTo;
    }
    waiting = [...again, ...waiting];
  };

  return (rows: readonly Row[]): Promise<void> =>
    new Promise((stood, failed) => {
      waiting.push({ rows, stood, failed });
      if (!running) void run();
    });
};

/** The row that an ordered insert ended at, where all before it are known to be durable; else null. */
const refusedAt = (error: unknown): number | null => {
  if (!(error instanceof Error) || !('writeErrors' in error) || !('result' in error)) return null;
  const { writeErrors, result } = error as { writeErrors: unknown; result: unknown };
  const [first] = Array.isArray(writeErrors) ? (writeErrors as unknown[]) : [writeErrors];
  if (typeof first !== 'object' || first === null || !('index' in first)) return null;
  return typeof first.index === 'number' && !hasWriteConcernError(result) ? first.index : null;
};
