import { existsSync } from 'node:fs';
import { join } from 'node:path';
import express, { Router } from 'express';

const YEAR_MS = 365 * 24 * 3600 * 1000;

/**
 * The built client. Files under /assets carry a hash of their content in the name and never change; index.html says
 * which of them are current and is asked for anew each time. A path without a dot is one of the client's own pages.
 */
export const serveClient = (dist: string): Router => {
  const router = Router();
  const index = join(dist, 'index.html');
  router.use(
    '/assets',
    express.static(join(dist, 'assets'), {
      immutable: true,
      maxAge: YEAR_MS,
      index: false,
      fallthrough: true,
      redirect: false,
    }),
  );
  router.use(
    express.static(dist, {
      index: false,
      redirect: false,
      cacheControl: false,
      setHeaders: (reply) => reply.setHeader('cache-control', 'no-cache'),
    }),
  );
  router.get(/^\/(?!api\/|assets\/|socket\.io|collab\/)[^.]*$/, (_raw, reply, next) => {
    if (!existsSync(index)) return next();
    reply.setHeader('cache-control', 'no-cache');
    reply.sendFile(index, { cacheControl: false });
  });
  return router;
};
