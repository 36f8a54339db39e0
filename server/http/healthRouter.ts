import { timingSafeEqual } from 'node:crypto';
import { type Request, Router } from 'express';
import { Failure } from '#platform/failure.ts';
import type { Platform } from '#platform/platform.ts';

/** One part that must be well before this node takes work: returns what is wrong, or null. */
export type ReadinessCheck = () => Promise<string | null>;

/** For somebody who waits, a store that does not answer within this time is away. */
const DEADLINE_MS = 2_000;

/**
 * /healthz: the process runs. /readyz: its stores really answer and the gate is fresh; otherwise a balancer should
 * send nobody here. /metrics: for the operator's collector alone.
 */
export const healthRouter = (
  platform: Pick<Platform, 'db' | 'redis' | 'metrics' | 'env'>,
  checks: Readonly<Record<string, ReadinessCheck>>,
  behindProxy: boolean,
): Router => {
  const { db, redis, metrics, env } = platform;
  const all: Record<string, ReadinessCheck> = {
    // A read, not a ping: a store whose disk was full answers pings and nothing else.
    mongo: async () => ((await db.collection('meta').findOne({})) === null ? 'no data' : null),
    redis: async () => ((await redis.ping()) === 'PONG' ? null : 'no answer'),
    ...checks,
  };
  // Only in this spelling: a proxy that keeps `/readyz` from the outside would let `/READYZ/` pass.
  const router = Router({ caseSensitive: true, strict: true });
  // And whatever a proxy lets through, requests that came by way of it are from outside, where these paths do not
  // exist.
  router.use(['/healthz', '/readyz'], (raw, _reply, next) => {
    if (behindProxy && raw.headers['x-forwarded-for'] !== undefined) throw new Failure('V-05');
    next();
  });
  router.get('/healthz', (_raw, reply) => {
    reply.setHeader('cache-control', 'no-store').json({ ok: true });
  });
  router.get('/readyz', async (_raw, reply) => {
    const results = await Promise.all(
      Object.entries(all).map(async ([name, check]) => [name, await withDeadline(check)] as const),
    );
    const ok = results.every(([, problem]) => problem === null);
    const parts = Object.fromEntries(results.map(([name, problem]) => [name, problem ?? 'ok']));
    reply
      .setHeader('cache-control', 'no-store')
      .status(ok ? 200 : 503)
      .json({ ok, parts });
  });
  router.get('/metrics', async (raw, reply) => {
    if (!mayReadMetrics(raw, env.METRICS_TOKEN)) throw new Failure('V-05');
    reply
      .setHeader('cache-control', 'no-store')
      .type(metrics.contentType)
      .send(await metrics.metrics());
  });
  return router;
};

const withDeadline = async (check: ReadinessCheck): Promise<string | null> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<string>((resolve) => {
    timer = setTimeout(() => resolve('no answer in time'), DEADLINE_MS);
  });
  try {
    return await Promise.race([check().catch(() => 'away'), late]);
  } finally {
    clearTimeout(timer);
  }
};

/**
 * How many people and conferences there are is nobody else's business: it takes a token, or loopback with no proxy
 * between.
 */
const mayReadMetrics = (raw: Request, token: string | undefined): boolean => {
  if (token === undefined) {
    const direct = raw.socket.remoteAddress ?? '';
    return /^(127\.|::1$|::ffff:127\.)/.test(direct) && raw.headers['x-forwarded-for'] === undefined;
  }
  const [given, expected] = [Buffer.from(raw.headers.authorization ?? ''), Buffer.from(`Bearer ${token}`)];
  return given.length === expected.length && timingSafeEqual(given, expected);
};
