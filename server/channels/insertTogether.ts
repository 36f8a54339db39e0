import { insertRuns } from '#platform/insertRuns.ts';
import { withinSilence } from './withinSilence.ts';

/** Entries of 10,000 characters each stay far below the store's 48 MB message. */
const MOST_ROWS = 400;

/** [PO14] What all channels of a node append goes into one ordered command. */
export const insertTogether = <Row>(insert: (rows: readonly Row[]) => Promise<unknown>) =>
  insertRuns<Row>((rows) => withinSilence(insert(rows)), MOST_ROWS);
