import type { CareHouse } from './careHouse.ts';
import { TestClient } from './testClient.ts';
import { testPassword } from './testRegion.ts';

/** What is entered of somebody of the family who stands before the office. */
export const familyDraft = (loginName: string, more: object = {}) => ({
  clientId: `client-${loginName}`,
  person: { loginName, name: `見本 ${loginName}`, kana: 'ミホン' },
  relation: 'child',
  consent: { by: 'patient', name: '髙橋花子', day: '2026-01-01' },
  identity: { document: 'driving-licence', day: '2026-01-01' },
  ...more,
});

/** Somebody of the family in their browser: invited by the office of the patient's home, with a password chosen by their link. */
export const inviteFamily = async (
  house: CareHouse,
  loginName: string,
  more: object = {},
): Promise<{ client: TestClient; person: string }> => {
  const officer = await house.officer('toyohashi');
  const people = `/api/family-rooms/${house.region.patient}/people`;
  const invited = await officer.post(people, familyDraft(loginName, more));
  const { person, link } = invited.body as { person?: string; link?: { secret: string } };
  if (person === undefined || link === undefined) throw new Error(JSON.stringify(invited.body));
  const client = new TestClient(house.app.url);
  const chosen = { token: link.secret, password: testPassword };
  const answers = [
    await client.post('/api/session/password-by-link', chosen),
    await client.post('/api/session', { loginName, password: testPassword }),
  ];
  if (answers.some(({ status }) => status >= 300)) throw new Error(JSON.stringify(answers));
  return { client, person };
};
