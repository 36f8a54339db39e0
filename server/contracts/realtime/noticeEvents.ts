import * as z from 'zod/mini';
import { ids } from '../ids.ts';
import { push } from './request.ts';

export const noticePushes = {
  'notice:arrived': push({
    summary: 'A notice reached this account (or reminds it): ask for the list.',
    payload: z.object({ notice: ids.notice, reminder: z.boolean() }),
  }),
  'notice:receipts-changed': push({
    summary: "Delivery, 既読 or 確認 of one's own notice moved: ask for its receipts.",
    payload: z.object({ notice: ids.notice }),
  }),
} as const;
