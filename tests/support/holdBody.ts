import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import type { TestClient } from './testClient.ts';

interface HeldAnswer {
  readonly status: number;
  readonly code: string | undefined;
}

export interface Held {
  /** Sends a part of the body. */
  readonly send: (part: Buffer) => void;
  /** Sends the rest of the body; answers what came back. */
  readonly finish: (rest?: Buffer) => Promise<HeldAnswer>;
  /** What came back, be it before the rest of the body was sent. */
  readonly answered: Promise<HeldAnswer>;
}

/** Begins a request as this browser and holds its body: the house has the headers, and waits. */
export const holdBody = async (
  client: TestClient,
  method: string,
  path: string,
  body: Buffer,
  contentType = 'application/json',
): Promise<Held> => {
  const asked = request(`${client.url}${path}`, {
    method,
    agent: false,
    headers: {
      cookie: client.cookieHeader,
      'x-engawa-csrf': client.csrf ?? '',
      'content-type': contentType,
      'content-length': body.length,
      expect: '100-continue',
    },
  });
  const answered = once(asked, 'response').then(async ([answer]: IncomingMessage[]) => {
    const text = Buffer.concat((await answer?.toArray()) ?? []).toString();
    return { status: answer?.statusCode ?? 0, code: text === '' ? undefined : JSON.parse(text).error?.code };
  });
  answered.catch(() => {});
  asked.flushHeaders();
  await once(asked, 'continue');
  return {
    answered,
    send: (part) => void asked.write(part),
    finish: (rest = body) => {
      asked.end(rest);
      return answered;
    },
  };
};
