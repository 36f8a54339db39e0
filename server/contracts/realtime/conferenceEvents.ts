import * as z from 'zod/mini';
import { ids } from '../ids.ts';
import { push } from './request.ts';

export const conferencePushes = {
  'conference:changed': push({
    summary:
      'A conference that one holds or is invited to was planned, begun, ended or called off, whether or not one is in its call: ask for it.',
    payload: z.object({ conference: ids.conference }),
  }),
} as const;
