import { availableParallelism } from 'node:os';
import { type Backends, type Balancer, startBalancer } from '../balancer.ts';
import { freePort, type HouseProcess, startHouse } from '../houseProcess.ts';
import { composedNodes } from './composedNodes.ts';
import { startSampleStores } from './sampleStores.ts';
import { storeEnv } from './storeEnv.ts';
import type { StoryHouse } from './storyHouse.ts';

export interface SpreadHouse extends StoryHouse {
  readonly balancer: Balancer;
  readonly nodes: ReadonlyMap<string, HouseProcess>;
  close(): Promise<void>;
}

/**
 * A process for each container of docker-compose.yml, behind a balancer without stickiness, on its environment: only the
 * hosts are others (stores, files and the public address are on loopback).
 */
export const startSpreadHouse = async (options: Partial<StoryHouse> = {}): Promise<SpreadHouse> => {
  const stores = await startSampleStores();
  const backends: Record<keyof Backends, number[]> = { web: [], realtime: [], collab: [] };
  const balancer = await startBalancer(backends);
  const mediaPort = await freePort(availableParallelism());
  const nodes = new Map<string, HouseProcess>();
  const start = async ({ name, flags, environment }: ReturnType<typeof composedNodes>[number]) => {
    const onLoopback = {
      ...environment,
      ...storeEnv(stores),
      PUBLIC_ORIGINS: balancer.url,
    };
    const here = flags.map((flag) => (flag.startsWith('--media-port=') ? `--media-port=${mediaPort}` : flag));
    const node = await startHouse([...here, '--behind-proxy', '--sample'], onLoopback);
    nodes.set(name, node);
    const service = /^--services=(web|realtime|collab)$/.exec(
      flags.find((flag) => flag.includes('services')) ?? '',
    );
    if (service !== null) backends[service[1] as keyof Backends].push(node.port);
  };
  await Promise.all(composedNodes().map(start));
  return {
    ...options,
    url: balancer.url,
    balancer,
    nodes,
    close: async () => {
      await balancer.close();
      await Promise.all([...nodes.values()].map((node) => node.close()));
      await stores.close();
    },
  };
};
