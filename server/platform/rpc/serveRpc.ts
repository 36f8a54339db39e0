import * as z from 'zod/mini';
import { describeError } from '../describeError.ts';
import { newId } from '../newId.ts';
import type { Platform } from '../platform.ts';
import { parseJson, rpcRequest } from './rpcMessages.ts';

/**
 * Answers what other nodes ask at an address. A Failure that `run` throws reaches the asking node as that Failure.
 * The platform closes it.
 */
export const serveRpc = async (
  { topics, log }: Pick<Platform, 'topics' | 'log'>,
  address: string,
  run: (method: string, payload: unknown) => Promise<unknown>,
): Promise<void> => {
  const answer = async (text: string): Promise<void> => {
    const request = z.safeParse(rpcRequest, parseJson(text));
    if (!request.success) return;
    const { id, replyTo, method, payload } = request.data;
    const reply = await run(method, payload).then(
      (data) => ({ id, ok: true, data: data ?? {} }),
      (error: unknown) => ({ id, ok: false, error: describeError(error, newId(), log) }),
    );
    await topics.publish(`rpc:${replyTo}`, JSON.stringify(reply));
  };
  await topics.listen(`rpc:${address}`, (text) => {
    answer(text).catch((error: Error) => log.warn({ err: error.message }, 'rpc answer not sent'));
  }).started;
};
