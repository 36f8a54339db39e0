import { drafts } from '../app/drafts.ts';

/** What was sent and not answered for yet. */
interface Try {
  readonly content: string;
  readonly clientId: string;
}

/**
 * Sends something new with a clientId that stays the same until it is answered: where only the reply was lost, the
 * second press is the same entry, after a reload or the next sign-in too. Another content is another entry, and so is
 * the same one after a success.
 *
 * @param what which draft it is, such as `comment <minutes>`; one is under way at a time
 * @param content what is sent, as far as its writer sees it; must survive JSON
 * @returns what `send` answers; throws what `send` throws, and then keeps the clientId
 */
export const sendOnce = async <Answer>(
  what: string,
  content: unknown,
  send: (clientId: string) => Promise<Answer>,
): Promise<Answer> => {
  const key = `once ${what}`;
  const text = JSON.stringify(content);
  const before = drafts.read(key) as Try | undefined;
  const clientId = before?.content === text ? before.clientId : crypto.randomUUID();
  if (before?.clientId !== clientId) drafts.write(key, { content: text, clientId });
  const answer = await send(clientId);
  if ((drafts.read(key) as Try | undefined)?.clientId === clientId) drafts.write(key, null);
  return answer;
};
