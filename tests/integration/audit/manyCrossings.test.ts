import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { replayStore } from '#server/audit/command/runReplay.ts';
import { verifyStore } from '#server/audit/command/verifyStore.ts';
import { factPlaces } from '#server/audit/factPlaces.ts';
import { type CareHouse, openCareHouse } from '#tests/support/careHouse.ts';
import { eventually } from '#tests/support/eventually.ts';
import { type HouseProcess, startHouse } from '#tests/support/houseProcess.ts';
import { withTestStores } from '#tests/support/testStores.ts';

/** `MANY_CROSSINGS=50000` runs it at the size that the trail is held to. */
const many = Number(process.env.MANY_CROSSINGS ?? 2_000);
/** Judged together: the gate's own group commit makes one insert of their facts. */
const TOGETHER = 50;
const ROUNDS = 4;

// Hooks of one block run in the order they are written in: this closes before the stores it stands on.
afterAll(async () => {
  for (const worker of workers) await worker.kill9();
  await house?.close();
}, 30_000);
const stores = withTestStores();
let house: CareHouse;
const workers: HouseProcess[] = [];

beforeAll(async () => {
  house = await openCareHouse(stores(), { services: ['web', 'realtime'] });
  const { db } = house.app.platform;
  const env = {
    MONGODB_URI: stores().mongoUri.replace(/\/[^/?]*(\?|$)/, `/${db.name}$1`),
    REDIS_URL: stores().redisUrl,
    REDIS_PREFIX: `${db.name}:`,
    LOG_LEVEL: 'error',
  };
  for (let each = 0; each < 2; each += 1)
    workers.push(await startHouse(['--services=worker', '--empty', `--data=${stores().dataDir}`], env));
}, 120_000);

describe('[AU2][AU4][AU7] the trail of many crossings, its workers killed with -9 in turn', () => {
  it(
    'holds each fact once, is whole, and is decided anew without one difference',
    async () => {
      const { db } = house.app.platform;
      const { gate } = house.app.house.care;
      const { region } = house;
      const { nurse, doctor, outsider } = region.people;
      const channel = { kind: 'channel', id: region.channel } as const;
      const patient = { kind: 'patient', id: region.patient } as const;
      const writer = await house.as('nurse');
      let [crossings, killed, posted] = [0, 0, 0];
      // Reading across the border and at home, what is provided of it, refusals, and posts: as a day has them.
      const liveOn = async (upTo: number): Promise<void> => {
        while (crossings < upTo) {
          await Promise.all(
            Array.from({ length: TOGETHER }, async (_, at) => {
              const grant = await gate.judge(nurse.actor, 'read', at % 2 === 0 ? channel : patient);
              // "Come again": on a busy machine the revocations may not have been heard for 5 s. Nothing was shown.
              if (!grant.allowed && grant.code === 'N-01') return;
              if (!grant.allowed) throw new Error(grant.code);
              crossings += 1;
              if (at % 10 === 0) await gate.provideRange(grant, 1, 1 + posted);
              if (at % 5 === 0) await gate.judge(doctor.actor, 'read', channel);
              if (at % 10 === 1) await gate.judge(outsider.actor, 'read', channel);
            }),
          );
          if (crossings >= posted * 1_000) {
            const post = { clientId: `client-many-${posted}`, kind: 'post', text: '見本' };
            expect((await writer.post(`/api/channels/${region.channel}/posts`, post)).status).toBe(200);
            posted += 1;
          }
        }
      };
      for (let round = 1; round <= ROUNDS; round += 1) {
        const worker = workers[round % workers.length];
        const living = liveOn((many / ROUNDS) * round);
        await worker?.kill9();
        killed += 1;
        await living;
        await worker?.start();
      }
      // The leases of those that were killed run out first, then the rest is linked.
      const waits = async (): Promise<boolean> => {
        for (const { collection } of factPlaces)
          if ((await db.collection(collection).countDocuments({ unlinked: { $gt: '' } })) > 0) return true;
        return false;
      };
      await eventually(async () => !(await waits()), 60_000 + many * 10, 500);
      const { fault, chains } = await verifyStore(db, []);
      expect({ fault, killed }).toEqual({ fault: null, killed: ROUNDS });
      const facts = await db.collection('facts').countDocuments();
      expect(facts).toBeGreaterThanOrEqual(many);
      const records = await db.collection('auditChain').countDocuments();
      expect(records).toBeGreaterThan(facts);
      const { differing, lines } = await replayStore(db);
      expect([differing, lines]).toEqual([0, expect.arrayContaining([expect.stringMatching(/crossings/)])]);
      if (many > 2_000) console.log(`${crossings} crossings, ${records} records`, chains, lines);
    },
    120_000 + many * 40,
  );
});
