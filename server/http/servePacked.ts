import { globSync } from 'node:fs';
import { extname } from 'node:path';
import type { RequestHandler } from 'express';

const endings = { br: '.br', gzip: '.gz' } as const;

/**
 * For a file of the build that lies compressed beside itself (client/shell/packText.ts): turns the request to what
 * this browser reads. Looked up once at the start; whatever else is asked for goes on as it is.
 */
export const servePacked = (dist: string): RequestHandler => {
  const packed = new Set(globSync('**/*.{br,gz}', { cwd: dist }).map((name) => `/${name}`));
  return (raw, reply, next) => {
    if (!packed.has(`${raw.path}.gz`)) return next();
    reply.vary('accept-encoding');
    const encoding = raw.acceptsEncodings(['br', 'gzip', 'identity']);
    if (encoding === 'br' || encoding === 'gzip') {
      reply.type(extname(raw.path)).setHeader('content-encoding', encoding);
      raw.url = raw.url.replace(raw.path, `${raw.path}${endings[encoding]}`);
    }
    next();
  };
};
