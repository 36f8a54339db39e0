import type { IncomingMessage } from 'node:http';
import { networkOf } from './networkOf.ts';

/**
 * The address of whoever asks, for the limits of doors that Express does not stand before. Behind our one proxy it is
 * the last entry of X-Forwarded-For, which the proxy wrote; the client itself wrote those before it.
 */
export const addressOf =
  (behindProxy: boolean) =>
  (request: IncomingMessage): string => {
    const forwarded = [request.headers['x-forwarded-for'] ?? ''].flat().join(',').split(',').at(-1)?.trim();
    return networkOf((behindProxy && forwarded ? forwarded : request.socket.remoteAddress) ?? '');
  };
