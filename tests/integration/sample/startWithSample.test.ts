import { cp, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sampleAccounts } from '#server/sample/sampleAccounts.ts';
import { storyCast, storyNames } from '#server/sample/storyCast.ts';
import { eventually } from '#tests/support/eventually.ts';
import { type HouseProcess, startHouse } from '#tests/support/houseProcess.ts';
import { signIn } from '#tests/support/signIn.ts';

const makesIt = 'Making the sample region';
const patientsOf = async (house: HouseProcess): Promise<string[]> => {
  const client = await signIn({ url: `http://127.0.0.1:${house.port}` }, storyCast.doctor, {
    password: sampleAccounts[0]?.password ?? '',
  });
  const { patients } = (await client.get('/api/patients')).body as { patients: { name: string }[] };
  return patients.map(({ name }) => name).sort();
};

describe('npm start and the sample', () => {
  const folders: string[] = [];
  const houses: HouseProcess[] = [];
  let house: HouseProcess;
  let sampleFolder: string;
  const folder = async (): Promise<string> => {
    const made = await mkdtemp(join(tmpdir(), 'engawa-sample-'));
    folders.push(made);
    return made;
  };
  const start = async (...flags: string[]): Promise<HouseProcess> => {
    const started = await startHouse(['--services=web', ...flags], { LOG_LEVEL: 'warn' });
    houses.push(started);
    return started;
  };
  beforeAll(async () => {
    sampleFolder = await folder();
    house = await start('--data', sampleFolder);
  }, 240_000);
  afterAll(async () => {
    for (const each of houses) await each.close();
    for (const each of folders)
      await rm(each, { recursive: true, force: true, maxRetries: 10, retryDelay: 300 });
  }, 60_000);

  it('makes it with a counted progress, and prints who can sign in, with password and second factor', async () => {
    const said = house.output();
    expect(said).toContain(makesIt);
    expect(said).toMatch(/sample: \d+ of \d+ \(\d+ %\)/);
    await eventually(() => house.output().includes(sampleAccounts.at(-1)?.loginName ?? '?'));
    for (const { loginName, password, totpSecret } of sampleAccounts) {
      const line = house
        .output()
        .split('\n')
        .find((each) => each.startsWith(`${loginName} `));
      expect(line).toContain(password);
      if (totpSecret !== null) expect(line).toContain(totpSecret);
    }
    expect(await patientsOf(house)).toContain(storyNames.patient);
  });

  it('[OP6] was made by a process that has ended before the house serves', async () => {
    const children = (await readFile(`/proc/${house.pid}/task/${house.pid}/children`, 'utf8'))
      .trim()
      .split(' ');
    const lines = children.map((pid) => readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => ''));
    expect((await Promise.all(lines)).filter((line) => line.includes('sampleProcess'))).toEqual([]);
  });

  it('[OP6] does not make it again after kill -9', async () => {
    const before = await patientsOf(house);
    await house.kill9();
    await house.start();
    expect(house.output()).not.toContain(makesIt);
    expect(await patientsOf(house)).toEqual(before);
  }, 60_000);

  it('[OP1] does not serve it where others can reach the house, unless that is asked for', async () => {
    const data = await folder();
    await house.close();
    await cp(sampleFolder, data, { recursive: true });
    const beyond = (...flags: string[]) =>
      start('--data', data, '--behind-proxy', ...flags).then(
        () => 'served',
        ({ message }: Error) => message,
      );
    for (const flags of [[], ['--empty']])
      expect(await beyond(...flags)).toMatch(/holds the sample region, whose passwords everybody can read/);
    expect(await beyond('--sample')).toBe('served');
    await house.start();
  }, 120_000);

  it('starts over, whole, when it was killed with -9 in the middle', async () => {
    const data = await folder();
    const inTheMiddle = /sample: \d+ of \d+ .*reports/;
    const cut = await startHouse(['--services=web', '--data', data], { LOG_LEVEL: 'warn' }, inTheMiddle);
    houses.push(cut);
    await cut.kill9();
    await cut.start();
    expect(cut.output()).toContain('was cut off');
    expect(cut.output()).toContain(makesIt);
    expect(await patientsOf(cut)).toEqual(await patientsOf(house));
  }, 240_000);

  it('does not make it with --empty, nor ever later in that data', async () => {
    const data = await folder();
    const empty = await start('--empty', '--data', data);
    expect(empty.output()).toContain('first-operator#');
    expect(empty.output()).not.toContain(makesIt);
    await empty.close();
    const later = await start('--data', data);
    expect(later.output()).toContain('first-operator#');
    expect(later.output()).not.toContain('sample');
  }, 60_000);
});
