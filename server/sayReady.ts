import type { Flags } from '#platform/flags.ts';
import type { House } from './composing/compose.ts';
import { type SampleAccount, sampleAccounts } from './sample/sampleAccounts.ts';

/** What is printed once all listens: the address, what it stands on, and who can sign in. */
export const sayReady = async (
  house: House,
  flags: Flags,
  using: { readonly mongo: string; readonly redis: string },
  publicOrigins?: string,
): Promise<string> => {
  const scheme = flags.tls === null ? 'http' : 'https';
  const host = flags.host.includes(':') ? `[${flags.host}]` : flags.host;
  const address = `${scheme}://${host}:${house.port}`;
  const lines = [
    `Engawa is ready at ${address} (${[...flags.services].join(', ')}; ${using.mongo}, ${using.redis})`,
  ];
  if (flags.services.has('web') && (await house.directory.queries.signIn.isEmpty())) {
    const secret = await house.makeFirstOperatorLink();
    // Behind #: a fragment is never sent, so it stands in no proxy's log.
    lines.push(
      `First operator, once, within a day: ${linkTo(`/first-operator#${secret}`, address, flags, publicOrigins)}`,
    );
  }
  // Only where the store has the sample: beside real data nobody of it can sign in.
  const [first] = sampleAccounts;
  const stored = first && (await house.directory.queries.signIn.findForLogin(first.loginName));
  if (stored?.sample) lines.push('', ...table(sampleAccounts));
  return lines.join('\n');
};

/** A link for somebody else's browser, which reaches the house by its public name and not by what is listened on. */
const linkTo = (
  path: string,
  address: string,
  { behindProxy, host }: Flags,
  publicOrigins?: string,
): string => {
  const [named] = publicOrigins?.split(',') ?? [];
  if (named !== undefined) return `${named}${path}`;
  if (!behindProxy && host !== '0.0.0.0' && host !== '::') return `${address}${path}`;
  return `${path} at the address that people reach this house by (PUBLIC_ORIGINS, where given, is shown here)`;
};

const table = (accounts: readonly SampleAccount[]): string[] => {
  const heads = ['見本 login', 'password', 'second factor', 'who'];
  const rows = accounts.map(({ loginName, password, totpSecret, name, role, municipality }) => [
    loginName,
    password,
    totpSecret ?? '—',
    [name, role, municipality].filter((part) => part !== null).join(' '),
  ]);
  const widths = heads.map((head, at) => Math.max(...[head, ...rows.map((row) => row[at] ?? '')].map(width)));
  return [heads, ...rows].map((row) =>
    row
      .map((cell, at) => cell + ' '.repeat((widths[at] ?? 0) - width(cell)))
      .join('  ')
      .trimEnd(),
  );
};

/** Kana and kanji are two columns wide in a terminal. */
const width = (text: string): number =>
  [...text].reduce((sum, character) => sum + (/[ᄀ-ᅟ⺀-꓏가-힣豈-﫿＀-｠]/u.test(character) ? 2 : 1), 0);
