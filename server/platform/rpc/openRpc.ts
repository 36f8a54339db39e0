import * as z from 'zod/mini';
import { Failure } from '../failure.ts';
import { newId } from '../newId.ts';
import type { Platform } from '../platform.ts';
import { NobodyThere } from './nobodyThere.ts';
import { parseJson, rpcReply, type rpcRequest } from './rpcMessages.ts';

/** An answer that has not come after so long (ms) does not come any more: the other node is gone or overloaded. */
const DEADLINE = 5_000;

export interface Rpc {
  /**
   * Asks the node at an address. Throws the Failure that it answers with, N-01 when no answer comes within 5 s, and
   * `NobodyThere` at once where no node listens.
   */
  ask(address: string, method: string, payload: unknown): Promise<unknown>;
}

/** The asking side; each node has one. */
export const openRpc = async (platform: Pick<Platform, 'topics' | 'nodeId' | 'lifecycle'>): Promise<Rpc> => {
  const { topics, nodeId, lifecycle } = platform;
  const waiting = new Map<string, (reply: z.infer<typeof rpcReply>) => void>();
  const replyTo = `replies:${nodeId}:${newId()}`;
  await topics.listen(`rpc:${replyTo}`, (text) => {
    const reply = z.safeParse(rpcReply, parseJson(text));
    if (reply.success) waiting.get(reply.data.id)?.(reply.data);
  }).started;
  lifecycle.opened('rpc', () => {
    for (const [id, settle] of waiting) settle({ id, ok: false });
  });
  return {
    ask: (address, method, payload) =>
      new Promise((resolve, reject) => {
        const id = newId();
        const settle = ({ ok, data, error }: z.infer<typeof rpcReply>) => {
          clearTimeout(timer);
          waiting.delete(id);
          if (ok) resolve(data);
          else reject(error === undefined ? new Failure('N-01') : new Failure(error.code, error.details));
        };
        const timer = setTimeout(() => settle({ id, ok: false }), DEADLINE);
        waiting.set(id, settle);
        const request: z.infer<typeof rpcRequest> = { id, replyTo, method, payload };
        topics.publish(`rpc:${address}`, JSON.stringify(request)).then(
          // Nobody listens there: no need to wait for the deadline.
          (listeners) => {
            if (listeners > 0) return;
            reject(new NobodyThere());
            settle({ id, ok: false });
          },
          () => settle({ id, ok: false }),
        );
      }),
  };
};
