import * as z from 'zod/mini';
import { deliveryProgress } from '../http/noticeRoutes.ts';
import { ids } from '../ids.ts';
import { push } from './request.ts';

export const noticePushes = {
  'notice:arrived': push({
    summary:
      'A notice reached this account (or reminds it): ask for the list. A push that comes again carries the same key: drop it.',
    payload: z.object({ notice: ids.notice, reminder: z.boolean(), key: z.string() }),
  }),
  'notice:marked': push({
    summary:
      "One's own 既読 or 確認 was made, on this device or another, or a reminder has become needless: ask for the list.",
    payload: z.object({}),
  }),
  'notice:receipts-changed': push({
    summary:
      "Delivery, 既読 or 確認 of one's own notice moved: how far delivery is; once it is done, ask for its receipts.",
    payload: z.object({ notice: ids.notice, delivery: deliveryProgress }),
  }),
} as const;
