import type { MinutesView } from '#contracts/http/minutesView.ts';
import type { Actor } from '#domain/access/actor.ts';
import type { MinutesId, PositionId } from '#domain/ids.ts';
import { awaitsAttestation } from '#domain/minutes/awaitsAttestation.ts';
import { leftOutOf } from './leftOutOf.ts';
import { type LoadedMinutes, loadMinutes } from './loadMinutes.ts';
import type { MinutesParts, MinutesPerson } from './minutesParts.ts';
import { presentMinutes } from './presentMinutes.ts';
import { requireReadable, withProvision } from './readGrant.ts';
import { sealMinutes } from './sealMinutes.ts';
import { type SupplementRecord, supplementModel } from './supplementModel.ts';

/** The form to read, as of entry `n` or as it is now. */
export const viewMinutes =
  (parts: MinutesParts) =>
  async (actor: Actor, id: MinutesId, n = Number.MAX_SAFE_INTEGER): Promise<MinutesView> => {
    const isNow = n === Number.MAX_SAFE_INTEGER;
    const { grant, record, upTo } = isNow
      ? await requireReadable(parts, actor, id)
      : await requireReadable(parts, actor, id, 'read-version', { object: { kind: 'entry', id: `${n}` } });
    return withProvision(parts, grant, async () => {
      const loaded = await loadMinutes(parts, record, Math.min(n, upTo));
      const seal = loaded.state.finalised === null ? null : await sealMinutes(parts, id);
      const shown = presentMinutes(loaded, {
        grant,
        sha256: seal?.sha256 ?? null,
        supplements:
          grant.readOnly || loaded.state.finalised === null ? [] : await readSupplements(parts, id),
        awaited: grant.readOnly ? [] : await awaitedOf(parts, loaded),
        writing: grant.readOnly ? [] : await writingIn(parts, loaded, actor),
        leftOut: await leftOutOf(parts, record, loaded.state),
      });
      return { shown, lastN: loaded.n };
    });
  };

export const readSupplements = ({ db }: MinutesParts, minutes: MinutesId): Promise<SupplementRecord[]> =>
  supplementModel(db).find({ minutes }).sort({ n: 1 }).lean<SupplementRecord[]>();

/** To see who may still be writing, so many of the last entries are looked at, and so far back. */
const lastEntries = 200;
const lastMs = 3 * 60_000;

/** Who else has changed the form in the last moments: the person who finalises it is told. */
const writingIn = async (
  { store, clock, people }: MinutesParts,
  { record, state, head }: LoadedMinutes,
  reader: Actor,
): Promise<{ person: MinutesPerson; at: Date }[]> => {
  if (state.finalised !== null) return [];
  const since = clock.now().getTime() - lastMs;
  const lines = await store.readLines(record._id, Math.max(0, head - lastEntries), head);
  const last = new Map<PositionId, Date>();
  for (const { author, at, kind } of lines) {
    const writes = kind === 'update' || kind === 'header-set' || kind === 'inquired';
    if (writes && author.position !== null && author.account !== reader.account && at.getTime() >= since)
      last.set(author.position, at);
  }
  if (last.size === 0) return [];
  const known = await people([...last.keys()]);
  return [...last].flatMap(([position, at]) => {
    const person = known.get(position);
    return person === undefined ? [] : [{ person, at }];
  });
};

/**
 * Those who were asked for 内容確認, may still give it, and have not given it of the form as it is now. They are found by
 * account and shown in the position that is in the team. Who has left since can give none any more (PO8).
 */
export const awaitedOf = async (
  parts: MinutesParts,
  { record, state }: LoadedMinutes,
): Promise<MinutesPerson[]> => {
  if (state.circulated === null || state.finalised !== null) return [];
  const people = await parts.people(await audienceOf(parts, record));
  const asked = [...people.values()].filter(({ account }) => awaitsAttestation(state, account));
  const reading = new Set((await parts.readersOf(record._id, asked)).map(({ position }) => position));
  return asked.filter(({ position }) => reading.has(position));
};

/** Everybody of the team and of the conference. */
export const audienceOf = async (
  { conference, conferenceMembers }: MinutesParts,
  record: LoadedMinutes['record'],
): Promise<PositionId[]> => {
  const [held, members] = await Promise.all([
    conference(record.conference),
    conferenceMembers(record.patient),
  ]);
  return [...new Set([...members, ...(held?.invited ?? []), ...(held === null ? [] : [held.holder])])];
};
