import type { RequestAnswer, RequestPayload } from '#contracts/realtime/registry.ts';
import type { RealtimeRequest } from '#contracts/realtime/request.ts';
import type { RealtimeConnection } from './realtimeConnection.ts';

export type RealtimeRequests = Readonly<Record<string, RealtimeRequest>>;

/** One use case at the socket door: a parsed payload in, the contract's answer out; it throws a Failure for any error. */
export type RealtimeHandler<R extends RealtimeRequest> = (
  payload: RequestPayload<R>,
  connection: RealtimeConnection,
) => Promise<RequestAnswer<R>>;

/** A handler for every request of a table: one that is missing does not compile. */
export type RealtimeHandlers<T extends RealtimeRequests> = {
  readonly [Name in keyof T]: RealtimeHandler<T[Name]>;
};
