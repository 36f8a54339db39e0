import * as z from 'zod/mini';
import { route } from './route.ts';

/** What the house tells of itself. Health and metrics are outside /api, and no part of the contract. */
export const systemRoutes = {
  getOpenApi: route({
    method: 'GET',
    path: '/openapi.json',
    summary: 'This contract as an OpenAPI 3.1 document',
    who: 'public',
    record: 'none',
    answer: z.looseObject({ openapi: z.literal('3.1.0') }),
  }),
} as const;
