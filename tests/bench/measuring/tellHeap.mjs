// Loaded by NODE_OPTIONS=--import: on SIGUSR2 the process collects its garbage and writes to the file TOLD_HEAP what is left.
import { writeFileSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { isMainThread } from 'node:worker_threads';

if (isMainThread) {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc');
  process.on('SIGUSR2', () => {
    collect();
    collect();
    const { heapUsed, external, rss } = process.memoryUsage();
    writeFileSync(process.env.TOLD_HEAP ?? '', JSON.stringify({ heapUsed, external, rss }));
  });
}
