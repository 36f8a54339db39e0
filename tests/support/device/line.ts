import { join } from 'node:path';
import express from 'express';
import { serveClient } from '#server/http/serveClient.ts';
import { type Balancer, startBalancer } from '../balancer.ts';

export interface Line extends Pick<Balancer, 'url' | 'close'> {
  cut(): void;
  mend(): void;
}

const dist = join(import.meta.dirname, '../../../client/dist');

/**
 * Somebody's own line to the house, which can be cut. The shell comes as from the device itself: what a cut line takes
 * away is everything that is asked of the house, and every connection at once.
 */
export const startLine = async (house: string): Promise<Line> => {
  const port = Number(new URL(house).port);
  const backends = { web: [port], realtime: [port], collab: [port] };
  const all = Object.values(backends);
  const { url, close, drop } = await startBalancer(backends, express().use(serveClient(dist)));
  return {
    url,
    close,
    cut: () => {
      for (const ports of all) ports.length = 0;
      drop();
    },
    mend: () => {
      for (const ports of all) ports.push(port);
    },
  };
};
