import { startEmbeddedStores } from '../../../server/platform/stores/startEmbeddedStores.ts';

// A process of its own for storesSurvive.test.ts, which kills it: starts the stores, says where and who, and stays.
const dataDir = process.argv[2] ?? '';
const log = { info: () => {}, warn: () => {} };
const stores = await startEmbeddedStores({ dataDir, log, cacheSizeMB: 64, logFileMaxMB: 8 });
const pids = [stores.mongo, stores.redis].map((store) => store?.current().child.pid);
process.stdout.write(`${JSON.stringify({ mongoUri: stores.mongoUri, pids })}\n`);
process.once('SIGTERM', () => void stores.close().then(() => process.exit(0)));
