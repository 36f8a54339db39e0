import type { Connection } from 'mongoose';

interface Account {
  readonly _id: string;
  readonly municipality: string | null;
  readonly state: string;
  readonly vouched?: readonly { readonly profession: string }[];
}
interface Position {
  readonly _id: string;
  readonly account: string;
  readonly facility: string;
  readonly profession: string;
  readonly from: string;
  readonly until: string | null;
  readonly madeBy: string;
  readonly madeAt: Date;
  readonly endedBy: string | null;
  readonly ends?: readonly object[];
}
interface Capacity {
  readonly _id: string;
  readonly account: string;
  readonly capacity: string;
  readonly municipality: string | null;
  readonly from: string;
  readonly until: string | null;
}
interface Dated {
  readonly until: string | null;
  readonly ends?: readonly object[];
}
interface Membership extends Dated {
  readonly _id: string;
  readonly position: string;
  readonly profession?: string;
}

const tokyoDay = (at: Date) => new Date(Number(at) + 9 * 3600 * 1000).toISOString().slice(0, 10);

/**
 * From version 7 to 8. Memberships name the profession and municipality of their position, and end with it; an account's
 * professions that its own office gave are vouched for; who has left can be taken back as who leaves now. What was made in ways that are no longer given (RI12) is listed
 * for the office of the facility's municipality, and stays as it is. Everything is set, nothing added up: it may run again.
 */
export const followRights = async (db: Connection): Promise<void> => {
  const all = <T extends { readonly _id: string }>(name: string) => db.collection<{ _id: string } & T>(name);
  const accounts = new Map<string, Account>();
  for await (const each of all<Account>('accounts').find(
    {},
    { projection: { municipality: 1, state: 1, vouched: 1 } },
  ))
    accounts.set(each._id, each as unknown as Account);
  const homes = new Map<string, string>();
  for await (const { _id, municipality } of all<{ _id: string; municipality: string }>('facilities').find(
    {},
    { projection: { municipality: 1 } },
  ))
    homes.set(_id, municipality);
  const officers: Capacity[] = [];
  for await (const each of all<Capacity & { _id: string }>('capacities').find({ capacity: 'officer' }))
    officers.push(each as unknown as Capacity);
  const positions = new Map<string, Position>();
  for await (const each of all<Position>('positions').find())
    positions.set(each._id, each as unknown as Position);

  /** Whether an account was an officer of a municipality on a day. */
  const wasOfficer = (account: string, municipality: string | undefined, day: string) =>
    officers.some(
      (each) =>
        each.account === account &&
        each.municipality === municipality &&
        each.from <= day &&
        (each.until === null || day <= each.until),
    );
  /** By the operator or the house: the first officers, who have no officer before them. */
  const isFounding = ({ madeBy }: Position) => accounts.get(madeBy)?.municipality === null;

  const vouched = new Map<string, Set<string>>();
  for (const each of positions.values()) {
    const own = accounts.get(each.account)?.municipality;
    const given = isFounding(each) || wasOfficer(each.madeBy, own ?? undefined, tokyoDay(each.madeAt));
    if (own !== homes.get(each.facility) || !given) continue;
    vouched.set(each.account, (vouched.get(each.account) ?? new Set()).add(each.profession));
  }
  for (const [account, known] of vouched) {
    const list = [...known].map((profession) => ({ profession, by: 'migration', at: new Date() }));
    await all<Account>('accounts').updateOne({ _id: account, vouched: { $exists: false } } as never, {
      $set: { vouched: list } as never,
    });
  }

  const findings = all<{ _id: string }>('rightFindings');
  for (const each of positions.values()) {
    const home = homes.get(each.facility);
    const person = accounts.get(each.account);
    if (home === undefined || person === undefined || person.state === 'left') continue;
    const made = tokyoDay(each.madeAt);
    const byOffice = isFounding(each) || wasOfficer(each.madeBy, home, made);
    const elsewhere = person.municipality !== home;
    const problems = [
      ...(byOffice ? [] : ['by-manager']),
      ...(each.from < made ? ['backdated'] : []),
      ...(vouched.get(each.account)?.has(each.profession) === true ? [] : ['not-vouched']),
      ...(elsewhere && !byOffice ? ['of-another-city'] : []),
    ];
    if (problems.length > 0)
      await findings.updateOne(
        { _id: each._id },
        { $set: { municipality: home, facility: each.facility, problems } },
        { upsert: true },
      );
  }

  // Until now 退職 set the end of positions and capacities and named nobody; an end of its own names who set it.
  const leavingOf = new Map<string, string>();
  const setOnce = async (name: string, _id: string, set: object) =>
    all<{ _id: string }>(name).updateOne({ _id, ends: { $exists: false } } as never, { $set: set as never });
  for (const account of accounts.values()) {
    if (account.state !== 'left') continue;
    const id = `leave:${account._id}`;
    leavingOf.set(account._id, id);
    const own = [...positions.values()].filter(
      (each) => each.account === account._id && each.endedBy === null,
    );
    const days = own.flatMap(({ until }) => until ?? []).sort();
    const at = new Date(`${days.at(-1) ?? tokyoDay(new Date())}T00:00:00+09:00`);
    await all<Account & { leaving?: object }>('accounts').updateOne(
      { _id: account._id, leaving: { $exists: false } } as never,
      { $set: { leaving: { id, at, by: 'migration' } } as never },
    );
    for (const { _id, until } of own)
      if (until !== null) await setOnce('positions', _id, { ends: [{ because: id, before: null }] });
    for await (const found of all<Capacity>('capacities').find({ account: account._id } as never)) {
      const { _id, until } = found as unknown as Capacity;
      if (until !== null) await setOnce('capacities', _id, { ends: [{ because: id, before: null }] });
    }
  }

  // Last: what still lacks them has none of it.
  const lacking = { vouched: [], formerNames: [], leaving: null };
  for (const [field, none] of Object.entries(lacking))
    await db.collection('accounts').updateMany({ [field]: { $exists: false } }, { $set: { [field]: none } });

  for await (const found of all<Membership>('memberships').find()) {
    const each = found as unknown as Membership;
    const position = positions.get(each.position);
    const person = position && accounts.get(position.account);
    if (each.profession === undefined)
      await all<Membership>('memberships').updateOne({ _id: each._id } as never, {
        $set: { profession: position?.profession ?? '', municipality: person?.municipality ?? null } as never,
      });
    const over = position?.until ?? null;
    if (position === undefined || over === null || (each.until !== null && each.until <= over)) continue;
    const left = position.endedBy === null ? leavingOf.get(position.account) : undefined;
    const because = left ?? `position:${each.position}`;
    await setOnce('memberships', each._id, { until: over, ends: [{ because, before: each.until }] });
  }
};
