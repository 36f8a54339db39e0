import { expect, it } from '@jest/globals';
import * as z from 'zod/mini';
import { minutesRoutes } from '#contracts/http/minutesRoutes.ts';

it.each([
  ['', true],
  ['2026-02-28', true],
  ['2026-02-31', false],
  ['2026-2-1', false],
])('an inquiry asked on "%s" is taken: %s', (askedOn, taken) => {
  const inquiry = { affiliation: '', name: '見本 花子', reason: '', content: '', answer: '', askedOn };
  const parsed = z.safeParse(minutesRoutes.recordInquiry.body, {
    ...inquiry,
    replaces: null,
    clientId: 'client-inquiry',
  });
  expect(parsed.success).toBe(taken);
});
