import type * as z from 'zod/mini';
import { callPushes, callRequests } from './callEvents.ts';
import { channelPushes, channelRequests } from './channelEvents.ts';
import { conferencePushes } from './conferenceEvents.ts';
import { noticePushes } from './noticeEvents.ts';
import type { RealtimePush, RealtimeRequest } from './request.ts';
import { systemPushes, systemRequests } from './systemEvents.ts';

/** Every request of the socket door. Any other name gets V-05. */
export const requests = { ...systemRequests, ...channelRequests, ...callRequests } as const;
/** Every push of the socket door. */
export const pushes = {
  ...systemPushes,
  ...channelPushes,
  ...noticePushes,
  ...conferencePushes,
  ...callPushes,
} as const;

export type RequestName = keyof typeof requests;
export type PushName = keyof typeof pushes;
export type RequestPayload<R extends RealtimeRequest> = z.infer<R['payload']>;
export type RequestAnswer<R extends RealtimeRequest> = z.infer<R['answer']>;
export type PushPayload<P extends RealtimePush> = z.infer<P['payload']>;
