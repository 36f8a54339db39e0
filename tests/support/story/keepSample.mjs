import { accessSync, constants, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const shelf = () => {
  try {
    accessSync('/dev/shm', constants.W_OK);
    return '/dev/shm';
  } catch {
    return tmpdir();
  }
};

/** Before the first story of a run: a folder for the sample region, which the first that wants it makes there. */
export default () => {
  process.env.ENGAWA_SAMPLE = mkdtempSync(join(shelf(), 'engawa-sample-'));
};
