import * as z from 'zod/mini';
import { type ErrorCode, errorCodes } from '../errors.ts';
import { push, request } from './request.ts';

export const systemRequests = {
  activity: request({
    summary: 'Somebody is at the screen: typing counts as activity of the session, an open tab does not.',
    record: 'none',
    payload: z.strictObject({}),
    answer: z.object({}),
  }),
  'session:look': request({
    summary: 'When the session ends if nothing more is done. Not activity.',
    record: 'none',
    unattended: true,
    payload: z.strictObject({}),
    answer: z.object({ idleEndsAt: z.string() }),
  }),
  ping: request({
    summary: 'Answers; not activity of the session.',
    record: 'none',
    unattended: true,
    payload: z.strictObject({}),
    answer: z.object({}),
  }),
} as const;

export const systemPushes = {
  'session:ended': push({
    summary:
      'The session is over and the connection is closed right after: A-02 sign in again; C-01 the acting position was switched: ask which it is, and connect again in that one; N-01 it cannot be checked now, connect again.',
    payload: z.object({ code: z.enum(errorCodes as [ErrorCode, ...ErrorCode[]]) }),
  }),
  'node:closing': push({
    summary: 'This node shuts down; connect again, to another.',
    payload: z.object({}),
  }),
} as const;

/** The reasons of `connect_error`: its `data` is an error body with one of these codes. */
export const connectErrors = [
  'A-02',
  'A-08',
  'C-01',
  'V-04',
  'N-01',
  'X-01',
] as const satisfies readonly ErrorCode[];
