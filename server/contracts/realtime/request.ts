import type * as z from 'zod/mini';
import type { RouteRecord } from '../http/route.ts';

/** One request of the socket door: an imperative name, a payload, and the data of its acknowledgement. */
export interface RealtimeRequest {
  readonly summary: string;
  readonly record: RouteRecord;
  /** Sent by a page by itself, with nobody at it: it is no activity of the session. */
  readonly unattended?: true;
  readonly payload: z.ZodMiniType;
  readonly answer: z.ZodMiniType;
}

/** One push of the socket door: an event, in the past tense. */
export interface RealtimePush {
  readonly summary: string;
  readonly payload: z.ZodMiniType;
}

export const request = <const R extends RealtimeRequest>(definition: R): R => definition;
export const push = <const P extends RealtimePush>(definition: P): P => definition;
