import type { CareHouse } from './careHouse.ts';
import { signIn } from './signIn.ts';
import type { TestClient } from './testClient.ts';
import { cities, testPassword } from './testRegion.ts';

/** An auditor of one city, made by its officer and signed in. */
export const makeAuditor = async (
  { app, region }: CareHouse,
  city: keyof typeof cities,
  loginName: string,
): Promise<TestClient> => {
  const { commands } = app.house;
  const { actor, facility } = region.officers[city];
  const person = { loginName, password: testPassword, name: '見本 監査', kana: 'ミホン' };
  const made = await commands.makeAccount(actor, cities[city], person, { facility, profession: '事務職員' });
  await commands.grantCapacity(actor, cities[city], made.position, 'auditor');
  return signIn(app, loginName);
};
