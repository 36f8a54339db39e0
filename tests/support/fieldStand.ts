import { ApiFailure } from '#client/api/ApiFailure.ts';
import { FieldSaver, type KeptFields } from '#client/app/FieldSaver.ts';
import type { ErrorBody } from '#contracts/errors.ts';

type Sent = Readonly<Record<string, string>>;
type Seen = Readonly<Record<string, { readonly value: string; readonly n: number }>>;

/** A server that answers when it is told to, and a clock that moves when it is told to. */
export const fieldStand = (isWhole?: (shown: Sent) => boolean, begun: KeptFields | null = null) => {
  const writes: { values: Sent; seen: Seen; clientId: string }[] = [];
  let answer: { resolve: (answer: { n: number }) => void; reject: (error: unknown) => void } | null = null;
  let timers: { at: number; run: () => void }[] = [];
  let now = 0;
  let ids = 0;
  const unsaved: boolean[] = [];
  const kept: (KeptFields | null)[] = [];
  const saver = new FieldSaver(
    {
      send: (values, seen, clientId) => {
        writes.push({ values, seen, clientId });
        return new Promise((resolve, reject) => {
          answer = { resolve, reject };
        });
      },
      ...(isWhole && { isWhole }),
      keep: (what) => {
        kept.push(what);
        unsaved.push(what !== null);
      },
      later: (ms, run) => {
        const timer = { at: now + ms, run };
        timers.push(timer);
        return () => {
          timers = timers.filter((one) => one !== timer);
        };
      },
      now: () => now,
      newId: () => `id-${++ids}`,
    },
    begun,
  );
  const settle = async (how: (one: NonNullable<typeof answer>) => void) => {
    if (answer === null) throw new Error('nothing is under way');
    const one = answer;
    answer = null;
    how(one);
    for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
  };
  return {
    ...{ saver, writes, unsaved },
    /** As the device has it, where everything is JSON. */
    kept: () => JSON.parse(JSON.stringify(kept.at(-1) ?? null)) as KeptFields | null,
    state: () => saver.getState(),
    pass: (ms: number) => {
      now += ms;
      for (const timer of timers.filter(({ at }) => at <= now)) {
        timers = timers.filter((one) => one !== timer);
        timer.run();
      }
    },
    stored: (n: number) => settle(({ resolve }) => resolve({ n })),
    fails: (code: ErrorBody['code'], details: ErrorBody['details'] = {}) =>
      settle(({ reject }) => reject(new ApiFailure({ code, traceId: '-', details }))),
  };
};
