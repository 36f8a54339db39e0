import { join } from 'node:path';
import express, { Router } from 'express';
import { servePacked } from './servePacked.ts';

/** A path without a dot, in whatever spelling, that belongs to none of the doors. */
const clientPages = /^\/(?!api\/|assets\/|socket\.io|collab\/|(?:healthz|readyz|metrics)(?:\/|$))[^.]*$/i;

const YEAR_MS = 365 * 24 * 3600 * 1000;

/**
 * The built client. Files under /assets have a hash of their content in their names and never change; index.html says
 * which of them are current, and is asked for anew each time. A path without a dot is one of the client's own pages.
 */
export const serveClient = (dist: string): Router => {
  const router = Router();
  router.get(clientPages, (raw, _reply, next) => {
    raw.url = '/index.html';
    next();
  });
  router.use(servePacked(dist));
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
  return router;
};
