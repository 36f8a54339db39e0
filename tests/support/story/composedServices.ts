import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

export interface ComposedService {
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

/** The services of docker-compose.yml, its variables filled in. */
export const composedServices = (
  given: Readonly<Record<string, string>> = {},
): Readonly<Record<string, ComposedService>> => {
  const text = readFileSync(new URL('../../../docker-compose.yml', import.meta.url), 'utf8');
  const filled = text.replace(/\$\{(\w+)(:-[^}]*)?\}/g, (_all, name: string, otherwise?: string) => {
    const value = given[name] ?? told[name] ?? otherwise?.slice(2);
    if (value === undefined) throw new Error(`docker-compose.yml asks for ${name}`);
    return value;
  });
  return parse(filled, { merge: true }).services;
};
