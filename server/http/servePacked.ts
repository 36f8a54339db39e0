import { globSync } from 'node:fs';
import { extname } from 'node:path';
import type { RequestHandler } from 'express';
import { weighCodings } from './weighCodings.ts';

/** The smallest first. All browsers name gzip before br, so if a browser wants both equally, the order here decides. */
const packings = [
  ['br', '.br'],
  ['gzip', '.gz'],
] as const;

/**
 * For a file of the build that is also there compressed (client/shell/packText.ts): sends the request to the form
 * that this browser reads. The files are looked up once at the start; every other request goes on as it is.
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
