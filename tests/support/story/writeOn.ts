import { expect } from '@jest/globals';
import { sampleAccount } from '#server/sample/sampleAccounts.ts';
import { storyCast, storyNames } from '#server/sample/storyCast.ts';
import { eventually } from '../eventually.ts';
import { signIn } from '../signIn.ts';
import type { StoryHouse } from './storyHouse.ts';

interface Entries {
  readonly posts: readonly { readonly seq: number; readonly clientId?: string }[];
  readonly head: number;
}

/**
 * Somebody who writes on and on in another channel while `work` is done and processes are killed, asking again under
 * the same clientId until it is acknowledged. Then the log is read: what was acknowledged is there once, and there is
 * no gap. Answers how many that were.
 */
export const writeOn = async (house: StoryHouse, work: () => Promise<void>): Promise<number> => {
  const { loginName, password } = sampleAccount(storyCast.serviceMeetingCareManager);
  const client = await signIn(house, loginName, { password });
  const { patients } = (await client.get('/api/patients')).body as unknown as {
    patients: { id: string; name: string }[];
  };
  const patient = patients.find(({ name }) => name === storyNames.serviceMeetingPatient)?.id;
  const { channel } = (await client.get(`/api/patients/${patient}`)).body as unknown as { channel: string };
  const posts = `/api/channels/${channel}/posts`;
  const read = async (after: number) => {
    const answer = await client.get(`${posts}?after=${after}`);
    expect(answer.status).toBe(200);
    return answer.body as unknown as Entries;
  };
  const began = (await read(0)).head;
  const acknowledged: string[] = [];
  let ending = false;
  const write = async (): Promise<void> => {
    for (let number = 0; !ending; number++) {
      const clientId = `written-on-${String(number).padStart(5, '0')}`;
      const post = { clientId, kind: 'post', text: `続けて書いています ${number}（見本）` };
      await eventually(async () => ending || (await client.post(posts, post)).status === 200, 60_000, 100);
      if (!ending) acknowledged.push(clientId);
      // A person does not write faster; and the limit for one account is for people.
      await new Promise((resolve) => setTimeout(resolve, 250));
    }
  };
  const writing = write();
  await Promise.race([work(), writing]).finally(() => {
    ending = true;
  });
  await writing;

  const found: { seq: number; clientId?: string }[] = [];
  for (let after = began; ; ) {
    const page = await eventually(() => read(after));
    found.push(...page.posts);
    after = page.posts.at(-1)?.seq ?? page.head;
    if (after >= page.head) break;
  }
  expect(found.map(({ seq }) => seq)).toEqual(found.map((_, at) => began + 1 + at));
  // The last may have been stored without its acknowledgement having been heard.
  expect(found.slice(0, acknowledged.length).map(({ clientId }) => clientId)).toEqual(acknowledged);
  expect(found.length - acknowledged.length).toBeLessThanOrEqual(1);
  return acknowledged.length;
};
