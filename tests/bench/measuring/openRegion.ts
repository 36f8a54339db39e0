import type { Actor } from '#domain/access/actor.ts';
import type { AccountId, PositionId, SessionId } from '#domain/ids.ts';
import { newId } from '#platform/newId.ts';
import { signIn } from '#tests/support/signIn.ts';
import { startTestApp } from '#tests/support/testApp.ts';
import type { TestClient } from '#tests/support/testClient.ts';
import { type cities, makeTestRegion, testPassword } from '#tests/support/testRegion.ts';
import type { BenchStores } from './benchStores.ts';

/** Whom a team is filled up with: at home, under s1 (same area) and under s2 (another area), so in three groups. */
const kinds = [
  { city: 'toyohashi', as: 'doctor', profession: '医師' },
  { city: 'toyokawa', as: 'nurse', profession: '訪問看護師' },
  { city: 'okazaki', as: 'careManager', profession: '介護支援専門員' },
] as const satisfies readonly { city: keyof typeof cities; as: string; profession: string }[];

export interface TeamMember {
  readonly loginName: string;
  readonly actor: Actor;
  readonly client: TestClient;
}

/**
 * The test region in the database that `server/main.ts` uses, made by the use cases, and a team of `size` people of
 * three cities who are signed in. The house that made it is closed again: the measured ones run alone.
 */
export const openRegion = async (stores: BenchStores, size: number) => {
  const app = await startTestApp({
    stores,
    services: ['web'],
    dbName: 'engawa',
    env: { REDIS_PREFIX: 'engawa:' },
  });
  try {
    const { commands, directory, care } = app.house;
    const region = await makeTestRegion({ commands, directory, gate: care.gate });
    const { people, officers, patient, channel } = region;
    const members: TeamMember[] = [];
    for (let at = 0; at < size; at += 1) {
      const { city, as, profession } = kinds[at % kinds.length]!;
      const loginName = `bench-${at}`;
      const { facility, municipality } = people[as];
      const made: { account: AccountId; position: PositionId } = await commands.makeAccount(
        officers[city].actor,
        municipality,
        { loginName, password: testPassword, name: `見本 ${at}`, kana: 'ミホン' },
        { facility, profession },
      );
      await commands.invite(people.doctor.actor, patient, made.position, ['care', 'conference']);
      const actor = { account: made.account, position: made.position, session: newId<SessionId>() };
      members.push({ loginName, actor, client: await signIn(app, loginName) });
    }
    return { channel, patient, people, members };
  } finally {
    await app.close();
  }
};
export type BenchRegionTeam = Awaited<ReturnType<typeof openRegion>>;
