import type { IncomingMessage } from 'node:http';
import { networkOf } from './networkOf.ts';

/**
 * Who asks, for the limits at doors that Express does not stand before. Behind our one proxy it is the last entry of
 * X-Forwarded-For, the one that the proxy wrote; those before it were written by the client itself.
 */
export const addressOf =
  (behindProxy: boolean) =>
  (request: IncomingMessage): string => {
    const forwarded = [request.headers['x-forwarded-for'] ?? ''].flat().join(',').split(',').at(-1)?.trim();
    return networkOf((behindProxy && forwarded ? forwarded : request.socket.remoteAddress) ?? '');
  };
