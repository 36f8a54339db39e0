import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

/** One of our containers, as docker-compose.yml says it. */
export interface ComposedNode {
  readonly name: string;
  readonly flags: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
}

interface ComposeService {
  readonly command?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
}

/** What .env would say: no secret of anybody's. */
const told: Record<string, string> = {
  ENGAWA_DOMAIN: '127.0.0.1',
  PUBLIC_ADDRESS: '127.0.0.1',
  SECRETS_KEY: Buffer.alloc(32, 1).toString('base64'),
  ...Object.fromEntries(
    ['MONGO_PASSWORD', 'REDIS_PASSWORD', 'TURN_SECRET', 'METRICS_TOKEN'].map((name) => [
      name,
      'm'.repeat(40),
    ]),
  ),
};

/** The nodes of docker-compose.yml with their flags and environment; the image's entrypoint adds --behind-proxy. */
export const composedNodes = (): readonly ComposedNode[] => {
  const text = readFileSync(new URL('../../../docker-compose.yml', import.meta.url), 'utf8');
  const filled = text.replace(/\$\{(\w+)(:-[^}]*)?\}/g, (_all, name: string, otherwise?: string) => {
    const value = told[name] ?? otherwise?.slice(2);
    if (value === undefined) throw new Error(`docker-compose.yml asks for ${name}`);
    return value;
  });
  const services = parse(filled, { merge: true }).services as Record<string, ComposeService>;
  return Object.entries(services).flatMap(([name, { command = [], environment }]) =>
    environment?.MONGODB_URI === undefined
      ? []
      : [{ name, flags: ['--behind-proxy', ...command], environment }],
  );
};
