import { isCounted } from '#domain/access/deeds.ts';
import type { Platform } from '#platform/platform.ts';
import type { Fact, FactIntake } from './recordFact.ts';

interface Group {
  /** The newest of the refusals that are alike, as it will be written. */
  readonly last: Fact;
  readonly times: number;
  readonly since: number;
}

const windowMs = 60 * 60_000;
const lookEveryMs = 60_000;
/** So many different refusals are remembered; any further one is written at once by itself, so that nothing is lost. */
const most = 10_000;

/**
 * [AU13] What a list leaves out is refused again each time that the list is asked for, and a page that is left open
 * asks all day. The first refusal of a session is durable before its answer. The same refusal within the next hour is
 * only counted, and the count is written as one more fact when the hour is over or the node ends. A node that is
 * killed loses the count, never the first.
 */
export const groupRefusals = (
  intake: Pick<FactIntake, 'record'>,
  { lifecycle, log }: Pick<Platform, 'lifecycle' | 'log'>,
  now: () => number = () => performance.now(),
) => {
  const groups = new Map<string, Group>();

  const write = async (): Promise<void> => {
    const over = [...groups].filter(([, { since }]) => now() - since >= windowMs);
    await settle(over);
  };
  const settle = async (over: readonly (readonly [string, Group])[]): Promise<void> => {
    await Promise.all(
      over.map(async ([key, { last, times }]) => {
        groups.delete(key);
        if (times > 0) await intake.record({ ...last, times });
      }),
    );
  };
  const timer = setInterval(() => {
    write().catch((error: unknown) => log.warn({ err: error }, 'refusals could not be counted'));
  }, lookEveryMs).unref();
  lifecycle.opened('refusals', async () => {
    clearInterval(timer);
    await settle([...groups]).catch(() => undefined);
  });

  return {
    record: async (fact: Fact): Promise<void> => {
      const key = fact.allowed && !isCounted(fact.act) ? null : keyOf(fact);
      const known = key === null ? undefined : groups.get(key);
      if (key !== null && known !== undefined && now() - known.since < windowMs) {
        groups.set(key, { last: fact, times: known.times + 1, since: known.since });
        return;
      }
      if (key !== null && known !== undefined) await settle([[key, known]]);
      await intake.record(fact);
      // Counted only once it is durable: if storing it failed, the next refusal is a first one again.
      if (key !== null && groups.size < most) groups.set(key, { last: fact, times: 0, since: now() });
    },
    write,
  };
};

/** Refusals are alike if nothing differs in who was refused, what, and why. */
const keyOf = ({
  account,
  session,
  position,
  act,
  record,
  code,
  rule,
  clause,
  version,
  from,
  to,
}: Fact): string =>
  JSON.stringify([
    ...[account, session, position, act, record.kind, record.id],
    ...[code, rule, clause, version, from, to],
  ]);
