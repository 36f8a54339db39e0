import { join } from 'node:path';
import express from 'express';
import { serveClient } from '#server/http/serveClient.ts';
import { startBalancer } from './balancer.ts';
import { type Line, startLine } from './line.ts';

const dist = join(import.meta.dirname, '../../client/dist');

/** A line that can be cut, with the shell as from the device itself: what a cut line takes away is everything that is asked of the house. */
export const startLineWithShell = async (to: string): Promise<Line> => {
  const line = await startLine(to);
  const ports = [Number(new URL(line.url).port)];
  const front = await startBalancer(
    { web: ports, realtime: ports, collab: ports },
    express().use(serveClient(dist)),
  );
  return {
    url: front.url,
    silence: line.silence,
    mend: line.mend,
    get taken() {
      return line.taken;
    },
    cut() {
      line.cut();
      front.drop();
    },
    async close() {
      await front.close();
      await line.close();
    },
  };
};
