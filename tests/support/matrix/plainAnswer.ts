import type { TestClient } from '../testClient.ts';
import type { Filled } from './fillRoute.ts';

/** An answer without what is different each time: the trace id, the date and the counts of limits. */
export interface PlainAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly code: string | undefined;
  readonly text: string;
}

const differing = /^(date|x-trace-id|traceparent|ratelimit.*|x-ratelimit.*)$/;

export const askPlainly = async (
  client: TestClient,
  { method, path, body }: Filled,
): Promise<PlainAnswer> => {
  const answer = await client.fetch(path, {
    method,
    ...(body === undefined
      ? {}
      : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  });
  const raw = await answer.text();
  const traceId = /"traceId":"(\w+)"/.exec(raw)?.[1];
  const text = traceId === undefined ? raw : raw.replaceAll(traceId, 'trace');
  return {
    status: answer.status,
    headers: Object.fromEntries(
      [...answer.headers]
        .filter(([name]) => !differing.test(name))
        .map(([name, value]) => [name, traceId === undefined ? value : value.replaceAll(traceId, 'trace')]),
    ),
    code: /"code":"([A-Z]-\d\d)"/.exec(raw)?.[1],
    text,
  };
};
