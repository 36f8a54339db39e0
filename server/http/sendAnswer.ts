import type { Response } from 'express';
import * as z from 'zod/mini';
import type { Route } from '#contracts/http/route.ts';

/**
 * Sends what the contract names and nothing else: fields that it does not name are cut off here, so that a handler
 * which hands out a whole record leaks nothing, and an answer that does not fit is our fault, not the client's.
 */
export const sendAnswer = (route: Route, answer: unknown, reply: Response): void => {
  if ('stream' in route.answer) return;
  const checked = z.safeParse(route.answer, answer);
  if (!checked.success) {
    const where = checked.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.code}`).join('; ');
    throw new Error(`The answer of ${route.method} ${route.path} does not fit its contract: ${where}`);
  }
  if (checked.data === undefined) reply.status(204).end();
  else reply.json(checked.data);
};
