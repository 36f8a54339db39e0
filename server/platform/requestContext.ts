import { AsyncLocalStorage } from 'node:async_hooks';

/** What every log line of one request, event or job carries. */
export interface RequestContext {
  readonly traceId: string;
}

/** Set at the doors, read by the logger: no function hands a trace id on by hand. */
export const requestContext = new AsyncLocalStorage<RequestContext>();
