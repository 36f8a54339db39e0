import express, { type Request, type RequestHandler, type Response } from 'express';
import * as z from 'zod/mini';
import { type Route, usualBody } from '#contracts/http/route.ts';
import { Failure } from '#platform/failure.ts';
import { fieldProblems } from '#platform/fieldProblems.ts';
import { requireWellFormed } from '#platform/requireWellFormed.ts';
import { wrongField } from '#platform/wrongField.ts';

const parsers = new Map<number, RequestHandler>();
const parserOf = (limit: number): RequestHandler => {
  const known = parsers.get(limit) ?? express.json({ limit, strict: false, type: 'application/json' });
  parsers.set(limit, known);
  return known;
};

/** Reads the JSON body. Called only after session and CSRF token were found right. */
export const readJson = async (raw: Request, reply: Response, limit = usualBody): Promise<void> => {
  if (!raw.is('application/json')) {
    throw new Failure('V-03', { fields: [{ path: 'content-type', problem: 'expected: application/json' }] });
  }
  await new Promise<void>((resolve, reject) => {
    parserOf(limit)(raw, reply, (error?: unknown) =>
      error === undefined ? resolve() : reject(bodyFailure(error, limit)),
    );
  });
};

const bodyFailure = (error: unknown, limit: number): unknown => {
  const type: unknown = error instanceof Error && 'type' in error ? error.type : undefined;
  if (type === 'entity.too.large')
    return new Failure('V-02', { fields: [{ path: 'body', problem: `at most ${limit} bytes` }] });
  if (type === undefined) return error;
  return wrongField('body', 'expected: JSON in UTF-8');
};

/** Parses what the contract names. A malformed id gets the answer of an unknown one, so that the two cannot be told apart. */
export const parseInput = (route: Route, raw: Request) => {
  const params = route.params === undefined ? undefined : z.safeParse(route.params, raw.params);
  if (params?.success === false) throw new Failure('A-01');
  return {
    params: params?.data,
    query: parsePart(route.query, raw.query, 'query'),
    body: route.body === 'upload' ? undefined : parsePart(route.body, raw.body, ''),
  };
};

const parsePart = (schema: z.ZodMiniType | undefined, value: unknown, root: string): unknown => {
  if (schema === undefined) return undefined;
  requireWellFormed(value, root);
  const parsed = z.safeParse(schema, value);
  if (parsed.success) return parsed.data;
  throw new Failure('V-01', fieldProblems(parsed.error, root));
};
