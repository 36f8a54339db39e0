import { POSITION_HEADER } from '#contracts/actingPosition.ts';
import type { ErrorBody } from '#contracts/errors.ts';
import type { Answer, Body, Params, Query, Route } from '#contracts/http/route.ts';
import { ApiFailure } from './ApiFailure.ts';
import { csrfToken } from './csrfToken.ts';
import { routeUrl } from './routeUrl.ts';
import { sessionLost } from './sessionLost.ts';
import { shownPosition } from './shownPosition.ts';

type Part<Key extends string, T> = T extends undefined ? unknown : Record<Key, T>;
export type CallInput<R extends Route> = Part<'params', Params<R>> &
  Part<'query', Query<R>> &
  Part<'body', Body<R>>;
type Loose = { params?: Record<string, unknown>; query?: Record<string, unknown>; body?: unknown };

export interface CallOptions {
  readonly signal?: AbortSignal;
  /** The raw body of an upload. */
  readonly file?: Blob;
  /** Of what is one's own in the position that the page is shown for: an upload. */
  readonly asShown?: boolean;
  /** What may take long, as looking at a film does. */
  readonly patient?: boolean;
}

/** Longer than any of our answers in JSON takes. */
const ANSWER_DEADLINE_MS = 30_000;

const away = new ApiFailure({ code: 'N-01', traceId: '-' });

/** Calls a route of the contract. The server has checked its answer against the contract before it sends it. */
export const callRoute = async <R extends Route>(
  route: R,
  input: CallInput<R>,
  options: CallOptions = {},
): Promise<Answer<R>> => {
  const { params, query, body } = input as Loose;
  const headers: Record<string, string> = { accept: 'application/json' };
  if (route.method !== 'GET') headers['x-engawa-csrf'] = csrfToken.current;
  if (options.file) headers['content-type'] = options.file.type || 'application/octet-stream';
  else if (route.body !== undefined) headers['content-type'] = 'application/json';
  // Routes about the session itself are how a tab learns that its position was switched.
  if ((route.record !== 'self' || options.asShown) && shownPosition.current !== null)
    headers[POSITION_HEADER] = shownPosition.current;
  const answer = await fetch(routeUrl(route, params, query), {
    method: route.method,
    headers,
    credentials: 'same-origin',
    cache: 'no-store',
    signal: deadline(options),
    ...(options.file ? { body: options.file } : body !== undefined && { body: JSON.stringify(body) }),
  }).catch((thrown: unknown) => {
    if (options.signal?.aborted) throw thrown;
    throw away;
  });
  if (answer.status === 204) return undefined as Answer<R>;
  const parsed: unknown = await answer.json().catch(() => null);
  if (answer.ok) return parsed as Answer<R>;
  const failure = failureOf(parsed);
  const loss = route.who === 'session' ? sessionLost.of(failure) : null;
  if (loss !== null) sessionLost.tell(loss);
  throw failure;
};

/** // A line that swallows packets never fails by itself. Uploads may take long, and watch elsewhere whether they move. */
const deadline = ({ signal, file, patient }: CallOptions): AbortSignal | null => {
  const late = file || patient ? [] : [AbortSignal.timeout(ANSWER_DEADLINE_MS)];
  const all = [...late, ...(signal ? [signal] : [])];
  return all.length === 0 ? null : AbortSignal.any(all);
};

const failureOf = (parsed: unknown): ApiFailure => {
  const body = (parsed as { error?: ErrorBody } | null)?.error;
  // A balancer's own error page is no answer of ours: the service is away.
  return body?.code ? new ApiFailure(body) : away;
};
