import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { envSchema, readEnv } from '#platform/env.ts';
import { parseFlags, services } from '#platform/flags.ts';

const read = (name: string) => readFileSync(new URL(`../../../${name}`, import.meta.url), 'utf8');

interface ComposeService {
  readonly command?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly ports?: readonly string[];
  readonly volumes?: readonly string[];
}
const given: Record<string, string> = {
  ENGAWA_DOMAIN: 'engawa.example.jp',
  PUBLIC_ADDRESS: '203.0.113.7',
  SECRETS_KEY: Buffer.alloc(32, 1).toString('base64'),
  ...Object.fromEntries(
    ['MONGO_PASSWORD', 'REDIS_PASSWORD', 'TURN_SECRET', 'METRICS_TOKEN'].map((name) => [
      name,
      'x'.repeat(40),
    ]),
  ),
};
const filled = read('docker-compose.yml').replace(
  /\$\{(\w+)(:-[^}]*)?\}/g,
  (_all, name: string, otherwise?: string) => {
    const value = given[name] ?? otherwise?.slice(2);
    if (value === undefined) throw new Error(`${name} is not told of`);
    return value;
  },
);
const compose = parse(filled, { merge: true }).services as Record<string, ComposeService>;
const ours = Object.entries(compose).filter(([, service]) => service.environment?.MONGODB_URI !== undefined);

describe('.env.example', () => {
  it('names the variables of the schema, each once, and is taken as it stands', () => {
    const lines = read('.env.example')
      .split('\n')
      .filter((line) => /^[A-Z]/.test(line));
    const pairs = lines.map((line) => line.split(/=(.*)/s).slice(0, 2) as [string, string]);
    expect(pairs.map(([name]) => name).sort()).toEqual(Object.keys(envSchema.shape).sort());
    expect(readEnv(Object.fromEntries(pairs)).LOG_LEVEL).toBe('info');
  });
});

describe('docker-compose.yml', () => {
  it('begins empty: nobody signs in to a new region by a published password', () => {
    const entrypoint = /^ENTRYPOINT (.+)$/m.exec(read('Dockerfile'))?.[1] ?? '';
    const flags = (JSON.parse(entrypoint) as string[]).filter(
      (word) => word.startsWith('--') && word !== '--',
    );
    for (const [name, { command = [] }] of ours)
      expect([name, parseFlags([...flags, ...command]).empty]).toEqual([name, true]);
  });

  it('runs every service, and web, realtime and collab twice', () => {
    const count = new Map<string, number>();
    for (const [, { command = [] }] of ours)
      for (const service of parseFlags(['--host=0.0.0.0', '--behind-proxy', ...command]).services)
        count.set(service, (count.get(service) ?? 0) + 1);
    expect(Object.fromEntries(count)).toEqual({ web: 2, realtime: 2, collab: 2, media: 1, worker: 1 });
    expect([...count.keys()].sort()).toEqual([...services].sort());
  });

  it.each(ours)(
    'gives %s an environment that the schema takes, with nothing in it that is not read',
    (_name, { environment = {} }) => {
      expect(Object.keys(environment).filter((name) => !(name in envSchema.shape))).toEqual([]);
      expect(readEnv(environment).NODE_ID).toBe(_name);
    },
  );

  it('keeps files where all nodes see them, and publishes the ports that media counts up from', () => {
    for (const [, { volumes, environment }] of ours) {
      expect(volumes).toContain('files:/files');
      expect(environment?.FILES_DIR).toBe('/files');
    }
    const first = parseFlags(compose.media?.command ?? []).mediaPort;
    expect(compose.media?.ports?.every((range) => range.startsWith(`${first}-`))).toBe(true);
  });

  it('shares one TURN secret with coturn and names a replica set', () => {
    expect(compose.coturn?.command).toContain(`--static-auth-secret=${given.TURN_SECRET}`);
    for (const [, { environment }] of ours) {
      expect(environment?.TURN_SECRET).toBe(given.TURN_SECRET);
      expect(environment?.MONGODB_URI).toMatch(/mongo1:27017,mongo2:27017,mongo3:27017.*replicaSet=engawa/);
    }
  });

  it('[SE4] gives every node the same key of sealed secrets: containers keep no data folder', () => {
    for (const [, { environment }] of ours) expect(environment?.SECRETS_KEY).toBe(given.SECRETS_KEY);
  });

  it('sends each door to nodes that run it', () => {
    const caddy = read('Caddyfile');
    for (const [name] of ours.filter(([name]) => /^(web|realtime|collab)/.test(name)))
      expect(caddy).toContain(`${name}:3000`);
  });
});

describe('the Dockerfile', () => {
  it('runs Node 24 on Debian slim, not as root', () => {
    const dockerfile = read('Dockerfile');
    expect(dockerfile.match(/^FROM (\S+)/gm)).toEqual([
      'FROM node:24-bookworm-slim',
      'FROM node:24-bookworm-slim',
    ]);
    expect(dockerfile).toMatch(/^USER node$/m);
  });
});
