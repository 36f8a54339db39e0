import { spawn } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Checkpoint } from '#domain/audit/checkpoint.ts';
import { openChainStore } from '#server/audit/chainStore.ts';
import { openCheckpointKey, signCheckpoint } from '#server/audit/checkpointKey.ts';
import { openCheckpoints } from '#server/audit/checkpoints.ts';
import { verifyFile } from '#server/audit/command/verifyFile.ts';
import { withCareHouse } from '#tests/support/careHouse.ts';
import { eventually } from '#tests/support/eventually.ts';
import { fhirProblems } from '#tests/support/fhirProblems.ts';
import { makeAuditor } from '#tests/support/makeAuditor.ts';
import type { TestClient } from '#tests/support/testClient.ts';
import { cities } from '#tests/support/testRegion.ts';

const house = withCareHouse({ services: ['web', 'worker'] });
let folder = '';
let officer: TestClient;
let auditor: TestClient;
const route = (city: string, search = 'format=jsonl') => `/api/municipalities/${city}/audit/export?${search}`;
const exportOf = async (who: TestClient, city: string, search?: string): Promise<string> => {
  const answer = await who.fetch(route(city, search));
  if (answer.status !== 200) throw new Error(`${answer.status} ${await answer.text()}`);
  return answer.text();
};
interface Line {
  readonly n: number;
  readonly body: Record<string, unknown> & { record: { kind: string; id: string } };
}
const linesOf = (text: string): Line[] =>
  text
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line));
const db = () => house().app.platform.db;
const allLinked = () =>
  eventually(async () => {
    for (const name of ['facts', 'posts', 'provisions', 'receipts'])
      if (
        (await db()
          .collection(name)
          .countDocuments({ unlinked: { $gt: '' } })) > 0
      )
        return false;
    return true;
  }, 30_000);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'trail-'));
  officer = await house().officer('toyohashi');
  auditor = await makeAuditor(house(), 'toyohashi', 'kansa');
  const doctor = await house().as('doctor');
  const posts = `/api/channels/${house().region.channel}/posts`;
  await doctor.post(posts, { clientId: 'client-one', kind: 'post', text: '秘密の見本' });
  await (await house().as('nurse')).get(posts);
  await (await house().as('outsider')).get(posts);
  await allLinked();
}, 120_000);
afterAll(() => rm(folder, { recursive: true }));

describe('[AU8] the export of a trail', () => {
  it('is whole, for the officer and the auditor of the municipality, and asking for it is in it', async () => {
    await exportOf(auditor, cities.toyohashi);
    await allLinked();
    const text = await exportOf(officer, cities.toyohashi);
    await writeFile(join(folder, 'trail.jsonl'), text);
    expect(await verifyFile(join(folder, 'trail.jsonl'), { checkpoints: [], part: false })).toMatchObject({
      fault: null,
      chains: [{ municipality: cities.toyohashi, n: linesOf(text).length }],
    });
    expect(linesOf(text).map(({ body }) => body)).toContainEqual(
      expect.objectContaining({ act: 'export-trail', relation: 'auditor', allowed: true }),
    );
  });

  it('[AU3] holds ids and codes, no name and no text', async () => {
    const text = await exportOf(officer, cities.toyohashi);
    for (const word of ['秘密', '見本', '髙橋']) expect(text).not.toContain(word);
  });

  it('[AU1] is in both chains of a crossing, with all that it was decided by', async () => {
    for (const city of [cities.toyohashi, cities.toyokawa]) {
      const who = await house().officer(city === cities.toyohashi ? 'toyohashi' : 'toyokawa');
      const crossed = linesOf(await exportOf(who, city)).find(
        ({ body }) => body.act === 'read' && body.from !== body.to && body.clause === 's1',
      );
      expect(crossed?.body).toMatchObject({
        ...{ from: cities.toyohashi, to: cities.toyokawa, patient: house().region.patient },
        crossing: {
          profession: house().region.people.nurse.profession,
          versions: [expect.stringMatching(/:1$/)],
          consents: [expect.objectContaining({ id: house().region.consent })],
        },
      });
    }
  });

  it('[AC2] [AU3] of who was told "no such record", only the home says whose it was', async () => {
    const { outsider } = house().region.people;
    const home = linesOf(await exportOf(officer, cities.toyohashi));
    const denied = home.find(({ body }) => body.account === outsider.account && body.code === 'A-01');
    expect(denied?.body).toMatchObject({ from: cities.toyohashi, patient: house().region.patient });
    for (const city of Object.keys(cities) as (keyof typeof cities)[]) {
      if (cities[city] === cities.toyohashi) continue;
      const foreign = linesOf(await exportOf(await house().officer(city), cities[city]));
      for (const { body } of foreign.filter((each) => each.body.code === 'A-01'))
        expect(body).toMatchObject({ from: null, patient: null });
    }
  });

  it('answers who read which patient when', async () => {
    const { patient, people } = house().region;
    const part = linesOf(await exportOf(officer, cities.toyohashi, `format=jsonl&patient=${patient}`));
    expect(part.length).toBeGreaterThan(0);
    expect(new Set(part.map(({ body }) => body.patient))).toEqual(new Set([patient]));
    expect(part.map(({ body }) => body.account)).toContain(people.nurse.account);
    expect(await exportOf(officer, cities.toyohashi, 'format=jsonl&until=2020-01-01')).toBe('');
  });

  it('each record is an AuditEvent of FHIR R4', async () => {
    const events = linesOf(await exportOf(officer, cities.toyohashi, 'format=fhir'));
    expect(events.length).toBeGreaterThan(3);
    for (const event of events) expect(fhirProblems(event)).toEqual([]);
  });

  it('is a table as CSV', async () => {
    const text = await exportOf(officer, cities.toyohashi, 'format=csv');
    const [header, first] = text.split('\r\n');
    expect(header).toContain('"n","at","kind"');
    expect(first?.startsWith('"1",')).toBe(true);
  });

  it.each([
    ['a doctor of the city', 'doctor', 404],
    ['a member from another city', 'nurse', 404],
  ] as const)('is not there for %s', async (_, who, status) => {
    expect((await (await house().as(who)).get(route(cities.toyohashi))).status).toBe(status);
  });

  it('is the auditor’s alone: nothing else of the municipality is theirs, and no other city’s trail', async () => {
    expect((await auditor.get(route(cities.toyokawa))).status).toBe(404);
    const manage = await auditor.post(
      `/api/municipalities/${cities.toyohashi}/consents/${house().region.consent}/withdraw`,
      {},
    );
    expect([manage.status, manage.body.error?.code]).toEqual([403, 'A-06']);
    const { status } = await auditor.get(`/api/channels/${house().region.channel}/posts`);
    expect(status).toBe(404);
  });
});

describe('[AU6] checkpoints', () => {
  const keyOf = () => openCheckpointKey(undefined, house().stores.dataDir);
  const opened = () => {
    const { platform } = house().app;
    return openCheckpoints({
      ...{ db: db(), clock: platform.clock, log: platform.log, store: openChainStore(db()), key: keyOf },
      partners: () => [cities.toyokawa],
    });
  };
  const signAs = async (city: string, n: number, hash: string, at: string): Promise<Checkpoint> =>
    signCheckpoint({ municipality: city, n, hash, at }, await keyOf());

  it('are kept by the own and by the other side; the command verifies the store with them', async () => {
    const checkpoint = await opened().sign(cities.toyohashi);
    const kept = await (await house().officer('toyokawa')).get(
      `/api/municipalities/${cities.toyokawa}/audit/checkpoints`,
    );
    expect(kept.body).toMatchObject({
      kept: expect.arrayContaining([{ ...checkpoint, contradicts: null }]),
    });
    await writeFile(join(folder, 'cp.json'), JSON.stringify(checkpoint));
    const { out, code } = await runOn('verify', '--checkpoint', join(folder, 'cp.json'));
    expect([code, out]).toEqual([0, expect.stringContaining(`${cities.toyohashi}: whole, records 1 to`)]);
    expect(out).toContain('vouched for');
    expect(await runOn('replay')).toMatchObject({ code: 0, out: expect.stringContaining(', 0 differ;') });
  }, 60_000);

  it('that contradict what a side kept are told: rewritten, shortened, of another key, unsigned', async () => {
    const { receive } = opened();
    const [a, b] = ['a'.repeat(64), 'b'.repeat(64)];
    const city = '232114';
    const first = await signAs(city, 5, a, '2026-11-01T00:00:00.000Z');
    expect(await receive('232076', first)).toBeNull();
    expect(await receive('232076', first)).toBeNull();
    expect(await receive('232076', await signAs(city, 5, b, '2026-11-02T00:00:00.000Z'))).toBe('rewritten');
    expect(await receive('232084', first)).toBeNull();
    expect(await receive('232084', await signAs(city, 4, b, '2026-11-02T00:00:00.000Z'))).toBe('shortened');
    expect(await receive('232092', first)).toBeNull();
    const { privateKey } = generateKeyPairSync('ed25519');
    const foreign = signCheckpoint(
      { municipality: city, n: 7, hash: b, at: '2026-11-03T00:00:00.000Z' },
      privateKey,
    );
    expect(await receive('232092', foreign)).toBe('other-key');
    expect(await receive('232092', { ...first, n: 6 })).toBe('unsigned');
    const { out, code } = await runOn('verify');
    expect([code, out]).toEqual([
      1,
      expect.stringContaining('contradicts those that 232076 keeps: rewritten'),
    ]);
  }, 60_000);
});

const runOn = (...words: string[]): Promise<{ out: string; code: number | null }> => {
  const uri = house().stores.mongoUri.replace('/engawa?', `/${db().name}?`);
  const env = { ...process.env, NODE_OPTIONS: '', MONGODB_URI: uri, LOG_LEVEL: 'silent' };
  const child = spawn(process.execPath, [resolve('server/audit/command/main.ts'), ...words], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let out = '';
  child.stdout.on('data', (chunk: Buffer) => {
    out += chunk.toString();
  });
  return new Promise((done) => child.on('close', (code) => done({ out, code })));
};
