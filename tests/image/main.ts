// `npm run image`: builds the image of the Dockerfile without a container engine (Debian's buildah), starts every
// service of docker-compose.yml from it on real stores, and asks each for /readyz. Where buildah is not, it says so.
import { mkdirSync } from 'node:fs';
import { chown } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { cacheFolder } from '#server/setup/cacheFolder.mjs';
import { findProgram } from '#server/setup/findProgram.mjs';
import { startBenchStores } from '#tests/bench/measuring/benchStores.ts';
import { composedNodes } from '#tests/support/story/composedNodes.ts';
import { ensureBaseImage } from './ensureBaseImage.ts';
import { runTool } from './runTool.ts';
import { serveFromImage } from './serveFromImage.ts';
import { startOpenRedis } from './startOpenRedis.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const image = 'engawa';

const build = async (): Promise<void> => {
  await ensureBaseImage(root, 'node:24-bookworm-slim');
  console.log(
    '  building the image as the Dockerfile says (ten minutes, most of it the media worker; once it is kept, two)',
  );
  mkdirSync(cacheFolder(), { recursive: true });
  // What the set-up has compiled for this Debian serves there too.
  const kept = ['--volume', `${cacheFolder()}:/root/.cache/engawa`];
  const how = ['--isolation', 'chroot', '--pull-never', '--layers', ...kept];
  await runTool('buildah', ['build', ...how, '--tag', image, root], { shown: true });
};

const serve = async (): Promise<number> => {
  const stores = await startBenchStores();
  const redis = await startOpenRedis();
  const container = await runTool('buildah', ['from', '--pull-never', image]);
  let failed = 0;
  try {
    const files = `${stores.dataDir}/files`;
    mkdirSync(files);
    await chown(files, 1000, 1000);
    for (const node of composedNodes()) {
      const answer = await serveFromImage({
        ...{ container, node, files },
        stores: { MONGODB_URI: stores.mongoUri, REDIS_URL: redis.url, FILES_DIR: '/files' },
      });
      console.log(`  ${answer.ok ? '✓' : '✗'} ${node.name}: ${answer.said}`);
      if (!answer.ok) failed += 1;
    }
  } finally {
    await runTool('buildah', ['rm', container]);
    await redis.close();
    await stores.close();
  }
  return failed;
};

if (findProgram('buildah') === undefined) {
  console.error(
    `buildah is not on this machine, so nothing was built or started. Debian: apt-get install buildah (and mmdebstrap where no registry of images is reached).`,
  );
  process.exitCode = 2;
} else {
  await build();
  const failed = await serve();
  console.log(
    failed === 0
      ? 'every service of docker-compose.yml is ready from the image'
      : `${failed} services are not ready`,
  );
  process.exitCode = failed === 0 ? 0 : 1;
}
