import { parseArgs } from 'node:util';
import { BadInput } from '../../badInput.ts';
import { callersPath } from '../../callersPath.ts';
import { openData } from '../../stores/openData.ts';
import { checkSecrets } from '../checkSecrets.ts';
import { MasterKeyMissing } from '../dataKeys.ts';
import { keptMasterKeys, newMasterKey, readMasterKeys } from '../masterKeys.ts';
import { resealAll } from '../resealAll.ts';
import { rotateFile } from '../rotateFile.ts';
import { rotateMaster } from '../rotateMaster.ts';

const usage = `usage: npm run --silent secrets -- COMMAND

  new-key             prints a new key for SECRETS_KEY; changes nothing
  check  --data DIR   whether all that is sealed opens with the key that is here; shows none of it
  rotate --data DIR   another master key: of the data folder, a new secrets.key is made; with SECRETS_KEY, which then
                      says "new,old", the new one takes over. Old backups need the old key
  reseal --data DIR   new data keys, and all that is sealed is sealed anew: for when the old keys may be known

With MONGODB_URI the store is that one. Ends 0 when all is well, 1 when something does not open, 2 when an option or
folder is bad.
`;

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

const mastersOf = async (dataDir: string) => {
  const given = process.env.SECRETS_KEY;
  const keys = given ? readMasterKeys(given) : await keptMasterKeys(dataDir);
  const [first] = keys ?? [];
  if (keys === null || first === undefined)
    throw new BadInput(`no key: give SECRETS_KEY, or put secrets.key into ${dataDir}`);
  return { given: Boolean(given), keys, first };
};

const run = async (words: readonly string[]): Promise<number> => {
  const [name, ...rest] = words;
  if (name === 'help' || words.includes('--help')) {
    process.stdout.write(usage);
    return 0;
  }
  if (name === 'new-key') {
    say(newMasterKey());
    return 0;
  }
  if (name !== 'check' && name !== 'rotate' && name !== 'reseal')
    throw new BadInput('a command is required: new-key, check, rotate, reseal');
  const { values } = parseArgs({ args: rest, options: { data: { type: 'string' } }, strict: true });
  if (values.data === undefined && !process.env.MONGODB_URI) throw new BadInput('--data DIR is required');
  const dataDir = callersPath('secrets', values.data ?? 'data');
  const { given, keys, first } = await mastersOf(dataDir);
  const { db, close } = await openData(dataDir);
  try {
    if (name === 'check') {
      const { on, here, places } = await checkSecrets(db, keys);
      say(`the store is on the key ${on ?? '(none yet)'}, which is ${here ? 'here' : 'NOT here'}`);
      for (const { place, opened, locked } of places) say(`${place}: ${opened} open, ${locked} do not`);
      return here && places.every(({ locked }) => locked === 0) ? 0 : 1;
    }
    if (name === 'reseal') {
      say(`${await resealAll(db, keys)} values sealed anew`);
      return 0;
    }
    const done = given ? await rotateMaster(db, keys, first) : await rotateFile(db, dataDir, keys);
    say(`${done} data keys wrapped anew${given ? '; the old key may leave SECRETS_KEY' : ''}`);
    return 0;
  } finally {
    await close();
  }
};

try {
  process.exitCode = await run(process.argv.slice(2));
} catch (error) {
  const missing = error instanceof MasterKeyMissing;
  const words = missing ? 'the key that the store is on is not here' : (error as Error).message;
  process.stderr.write(`secrets: ${words}\n`);
  if (error instanceof BadInput) process.stderr.write(usage);
  process.exitCode = missing ? 1 : 2;
}
