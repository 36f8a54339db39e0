// Loaded by NODE_OPTIONS=--import: writes down each package whose code the process's main thread loads, into the file TOLD_PACKAGES with its process id.
import { appendFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { isMainThread } from 'node:worker_threads';

const told = new Set();
registerHooks({
  load: (url, context, next) => {
    const name = /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(url)?.[1];
    if (isMainThread && name !== undefined && !told.has(name)) {
      told.add(name);
      appendFileSync(`${process.env.TOLD_PACKAGES}.${process.pid}`, `${name}\n`);
    }
    return next(url, context);
  },
});
