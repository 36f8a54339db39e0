/** What was sent and not answered for yet, by what it is for. Memory of this tab only; sign-out forgets it. */
const tries = new Map<string, { readonly content: string; readonly clientId: string }>();

/**
 * Sends something new with a clientId that stays the same until it is answered: where only the reply was lost, the
 * second press is the same entry. Another content is another entry, and so is the same one after a success.
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
  const text = JSON.stringify(content);
  const before = tries.get(what);
  const clientId = before?.content === text ? before.clientId : crypto.randomUUID();
  tries.set(what, { content: text, clientId });
  const answer = await send(clientId);
  if (tries.get(what)?.clientId === clientId) tries.delete(what);
  return answer;
};

export const forgetTries = (): void => tries.clear();
