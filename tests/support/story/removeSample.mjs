import { rmSync } from 'node:fs';

/** After the last story of a run. */
export default () => {
  rmSync(process.env.ENGAWA_SAMPLE ?? '', { recursive: true, force: true });
};
