import { parseArgs } from 'node:util';
import { BadInput } from '#platform/badInput.ts';
import { callersPath } from '#platform/callersPath.ts';
import { Failure } from '#platform/failure.ts';
import { openData } from '#platform/stores/openData.ts';
import { oneTimeLinks } from '#server/sessions/oneTimeLinks.ts';
import { openAccountStore } from '../accountStore.ts';
import { operators } from '../operators.ts';

const usage = `usage: npm run --silent operator -- COMMAND --data DIR

  list                                    who is an operator today
  add LOGIN --name NAME [--kana KANA]     a further operator; prints the link by which they choose a password
  renew LOGIN                             for a forgotten password or a lost device: password, second factor and all
                                          sessions of this operator end; prints the link by which they choose anew
  end LOGIN                               this operator's account ends; the last one's does not

--origin URL: where browsers reach the house, for the link (otherwise the first of PUBLIC_ORIGINS, else its path alone). With MONGODB_URI the store is
that one, and the house may run. Each change is in the audit trail (chain "house"). Ends 0 when done, 1 when it is
refused, 2 when an option or folder is bad.
`;

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

/** Refusals, in words for the person who types here. */
const reasons: Readonly<Record<string, string>> = {
  'login-name-taken': 'that login name is taken',
  'last-operator':
    'nobody else is an operator who can sign in: add one first (and let them choose their password)',
};

const parse = (words: readonly string[]) => {
  const options = { data: 'string', name: 'string', kana: 'string', origin: 'string' } as const;
  const { values, positionals } = parseArgs({
    args: [...words],
    options: Object.fromEntries(Object.entries(options).map(([key, type]) => [key, { type }])),
    allowPositionals: true,
    strict: true,
  });
  const { data, name, kana, origin } = values as Partial<Record<keyof typeof options, string>>;
  const [command, loginName, ...more] = positionals;
  if (command !== 'list' && command !== 'add' && command !== 'renew' && command !== 'end')
    throw new BadInput('a command is required: list, add, renew, end');
  if (more.length > 0 || (command === 'list') !== (loginName === undefined))
    throw new BadInput(command === 'list' ? 'list takes no name' : 'one login name is required');
  if (command === 'add' && (loginName ?? '').trim().length < 3)
    throw new BadInput('a login name has at least 3 characters');
  if (command === 'add' && (name ?? '').trim() === '') throw new BadInput('--name NAME is required');
  if (origin !== undefined && !/^https?:\/\/[^/]+\/?$/.test(origin))
    throw new BadInput('--origin is such as https://engawa.example');
  if (data === undefined && !process.env.MONGODB_URI) throw new BadInput('--data DIR is required');
  const dataDir = callersPath('operator', data ?? 'data');
  return {
    command,
    loginName: loginName ?? '',
    name: name ?? '',
    kana: kana ?? '',
    // [OP2] The address at which people reach the house, unless another is given.
    origin: origin ?? process.env.PUBLIC_ORIGINS?.split(',')[0],
    dataDir,
  } as const;
};

const run = async (words: readonly string[]): Promise<void> => {
  if (words[0] === 'help' || words.includes('--help')) {
    process.stdout.write(usage);
    return;
  }
  const { command, loginName, name, kana, origin, dataDir } = parse(words);
  const { db, close } = await openData(dataDir);
  const clock = { now: () => new Date() };
  const sayLink = ({ secret, until }: { secret: string; until: Date }): void => {
    say(`Link for ${loginName}, once, until ${until.toISOString()}:`);
    say(`  ${origin?.replace(/\/$/, '') ?? ''}/new-password#${secret}`);
  };
  try {
    const store = await openAccountStore(db);
    const { makePasswordLink } = oneTimeLinks({ db, clock });
    const known = operators({ db, clock, store, makePasswordLink });
    switch (command) {
      case 'list':
        for (const { loginName: login, name: called, passwordHash } of await known.list())
          say(`${login}  ${called}${passwordHash === null ? '  (no password chosen yet)' : ''}`);
        break;
      case 'add':
        sayLink(await known.add({ loginName, name, kana }));
        break;
      case 'renew':
        sayLink(await known.renew(loginName));
        break;
      case 'end':
        await known.end(loginName);
        say(`${loginName} has ended`);
    }
  } finally {
    await close();
  }
};

try {
  await run(process.argv.slice(2));
} catch (error) {
  const refused = error instanceof Failure;
  const reason = refused ? error.details?.reason : undefined;
  const words = refused
    ? error.code === 'A-01'
      ? 'no operator has that login name'
      : ((reason && reasons[reason]) ?? error.code)
    : (error as Error).message;
  process.stderr.write(`operator: ${words}\n`);
  if (error instanceof BadInput || (error as { code?: string }).code?.startsWith('ERR_PARSE_ARGS'))
    process.stderr.write(usage);
  process.exitCode = refused ? 1 : 2;
}
