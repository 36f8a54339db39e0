import { AsyncLocalStorage } from 'node:async_hooks';

/** What every log line of one request, event or job carries. */
export interface RequestContext {
  readonly traceId: string;
}

/** Set at the doors and read by the logger, so that no function has to hand a trace id on. */
export const requestContext = new AsyncLocalStorage<RequestContext>();
