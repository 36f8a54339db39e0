import { globSync } from 'node:fs';
import { extname } from 'node:path';
import type { RequestHandler } from 'express';
import { weighCodings } from './weighCodings.ts';

/** The smallest first: where a browser wants both alike, and all name gzip before br, that one is given. */
const packings = [
  ['br', '.br'],
  ['gzip', '.gz'],
] as const;

/**
 * For a file of the build that lies compressed beside itself (client/shell/packText.ts): turns the request to what
 * this browser reads. Looked up once at the start; whatever else is asked for goes on as it is.
 */
export const servePacked = (dist: string): RequestHandler => {
  const packed = new Set(globSync('**/*.{br,gz}', { cwd: dist }).map((name) => `/${name}`));
  return (raw, reply, next) => {
    if (!packed.has(`${raw.path}.gz`)) return next();
    reply.vary('accept-encoding');
    const wants = weighCodings(raw.headers['accept-encoding']);
    const most = Math.max(...packings.map(([encoding]) => wants(encoding)));
    const found = packings.find(([encoding]) => wants(encoding) === most);
    if (found !== undefined && most > 0 && most >= wants('identity')) {
      const [encoding, ending] = found;
      reply.type(extname(raw.path)).setHeader('content-encoding', encoding);
      raw.url = raw.url.replace(raw.path, `${raw.path}${ending}`);
    }
    next();
  };
};
