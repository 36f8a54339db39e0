import * as z from 'zod/mini';
import { errorBody } from '#contracts/errors.ts';

/** What our own nodes send each other over Redis: ids and parameters, never content. */
export const rpcRequest = z.object({
  id: z.string(),
  replyTo: z.string(),
  method: z.string(),
  payload: z.unknown(),
});

export const rpcReply = z.object({
  id: z.string(),
  ok: z.boolean(),
  data: z.optional(z.unknown()),
  error: z.optional(errorBody),
});

export const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};
