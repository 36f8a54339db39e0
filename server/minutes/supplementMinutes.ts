import { factOfWrite } from '#access/factOfWrite.ts';
import { unlinked } from '#access/unlinked.ts';
import type { Actor } from '#domain/access/actor.ts';
import type { MinutesId } from '#domain/ids.ts';
import { Failure } from '#platform/failure.ts';
import { idOfWrite } from '#platform/idOfWrite.ts';
import { isDuplicateKey } from '#platform/isDuplicateKey.ts';
import { wrongField } from '#platform/wrongField.ts';
import { leftOutOf } from './leftOutOf.ts';
import { loadMinutes } from './loadMinutes.ts';
import type { MinutesParts } from './minutesParts.ts';
import { requireReadable } from './readGrant.ts';
import { sealMinutes } from './sealMinutes.ts';
import { type SupplementRecord, supplementModel } from './supplementModel.ts';

/** 追記: linked to the sealed minutes, numbered in order, and never changed. The same clientId is the same supplement. */
export const supplementMinutes =
  (parts: MinutesParts) =>
  async (
    actor: Actor,
    minutes: MinutesId,
    { text, takes = [], clientId }: { text: string; takes?: readonly string[] | undefined; clientId: string },
  ): Promise<{ n: number }> => {
    const grant = await parts.gate.require(actor, 'supplement', { kind: 'minutes', id: minutes });
    const seal = await sealMinutes(parts, minutes);
    if (seal === null) throw new Failure('C-01', { reason: 'not-finalised' });
    const { account, position } = actor;
    const person = position === null ? undefined : (await parts.people([position])).get(position);
    if (person === undefined) throw new Failure('A-06', { reason: 'no-position' });
    const taken = takes.length === 0 ? {} : await takeOver(parts, actor, minutes, takes);
    const { name, profession, facility, municipality } = person;
    const at = parts.clock.now();
    const _id = idOfWrite(minutes, account, 'supplement', clientId);
    const supplements = supplementModel(parts.db);
    for (;;) {
      const same = await supplements.findById(_id).lean<SupplementRecord>();
      if (same !== null) return { n: same.n };
      const [last] = await supplements
        .find({ minutes }, { n: 1 })
        .sort({ minutes: -1, n: -1 })
        .limit(1)
        .lean();
      const n = (last?.n ?? 0) + 1;
      const by = { account, position, name, profession, facility, municipality };
      const fact = factOfWrite(grant, at, 'supplement');
      try {
        await supplements.create({
          _id,
          minutes,
          n,
          at,
          account,
          position,
          by,
          text,
          ...taken,
          sha256: seal.sha256,
          fact,
          ...unlinked(fact),
        });
        return { n };
      } catch (error) {
        // Another supplement took this number, or this very one is stored already: look again.
        if (!isDuplicateKey(error)) throw error;
      }
    }
  };

/** [MI12] The names of those who had written what the supplement takes over. */
const takeOver = async (
  parts: MinutesParts,
  actor: Actor,
  minutes: MinutesId,
  takes: readonly string[],
): Promise<{ takes: readonly string[]; writers: readonly string[] }> => {
  const { record } = await requireReadable(parts, actor, minutes);
  const { state } = await loadMinutes(parts, record, Number.MAX_SAFE_INTEGER);
  const there = await leftOutOf(parts, record, state);
  const taken = there.filter(({ key }) => takes.includes(key));
  if (taken.length < new Set(takes).size) throw wrongField('takes', 'names what 確定 has not left out');
  const writers = taken.flatMap(({ by }) => by.map(({ name }) => name));
  return { takes: taken.map(({ key }) => key), writers: [...new Set(writers)] };
};
