import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import type { TestClient } from './testClient.ts';

export interface Held {
  /** Sends a part of the body. */
  readonly send: (part: Buffer) => void;
  /** Sends the rest of the body; answers what came back. */
  readonly finish: (rest?: Buffer) => Promise<{ status: number; code: string | undefined }>;
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
  const answered = once(asked, 'response') as Promise<[IncomingMessage]>;
  answered.catch(() => {});
  asked.flushHeaders();
  await once(asked, 'continue');
  return {
    send: (part) => void asked.write(part),
    finish: async (rest = body) => {
      asked.end(rest);
      const [answer] = await answered;
      const text = Buffer.concat(await answer.toArray()).toString();
      return { status: answer.statusCode ?? 0, code: text === '' ? undefined : JSON.parse(text).error?.code };
    },
  };
};
