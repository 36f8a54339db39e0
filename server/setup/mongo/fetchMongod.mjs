import { copyFileSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
// A program of its own, run on Node 24 once the packages are there: the downloader is one of them.
import { MongoBinary } from 'mongodb-memory-server-core/lib/util/MongoBinary.js';
import { cachedMongod, mongodVersion } from '../cacheFolder.mjs';

const downloadDir = mkdtempSync(join(tmpdir(), 'engawa-mongod-'));
try {
  const path = await MongoBinary.getPath({ version: mongodVersion, downloadDir });
  await mkdir(dirname(cachedMongod()), { recursive: true });
  copyFileSync(path, `${cachedMongod()}.new`);
  renameSync(`${cachedMongod()}.new`, cachedMongod());
} finally {
  rmSync(downloadDir, { recursive: true, force: true });
}
