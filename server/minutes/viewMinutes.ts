import type { MinutesView } from '#contracts/http/minutesView.ts';
import type { Actor } from '#domain/access/actor.ts';
import type { MinutesId, PositionId } from '#domain/ids.ts';
import { type LoadedMinutes, loadMinutes } from './loadMinutes.ts';
import type { MinutesPerson } from './minutesNeeds.ts';
import type { MinutesParts } from './minutesParts.ts';
import { presentMinutes } from './presentMinutes.ts';
import { requireReadable, withProvision } from './readGrant.ts';
import { sealMinutes } from './sealMinutes.ts';
import { type SupplementRecord, supplementModel } from './supplementModel.ts';

/** The form to read, as of entry `n` or as it is now. */
export const viewMinutes = async (
  parts: MinutesParts,
  actor: Actor,
  id: MinutesId,
  n = Number.MAX_SAFE_INTEGER,
): Promise<MinutesView> => {
  const { grant, record, upTo } = await requireReadable(parts, actor, id);
  return withProvision(parts, grant, async () => {
    const loaded = await loadMinutes(parts, record, Math.min(n, upTo));
    const seal = loaded.state.finalised === null ? null : await sealMinutes(parts, id);
    const shown = presentMinutes(loaded, {
      grant,
      sha256: seal?.sha256 ?? null,
      supplements: grant.readOnly || loaded.state.finalised === null ? [] : await readSupplements(parts, id),
      awaited: grant.readOnly ? [] : await awaitedOf(parts, loaded),
      lastText: await parts.store.lastTextOf(id, loaded.n),
    });
    return { shown, lastN: loaded.n };
  });
};

export const readSupplements = ({ db }: MinutesParts, minutes: MinutesId): Promise<SupplementRecord[]> =>
  supplementModel(db).find({ minutes }).sort({ n: 1 }).lean<SupplementRecord[]>();

/** Who was asked for 内容確認 and has not given it since: by account, shown in the position that is in the team. */
export const awaitedOf = async (
  parts: MinutesParts,
  { record, state }: LoadedMinutes,
): Promise<MinutesPerson[]> => {
  const { circulated, finalised, attestations } = state;
  if (circulated === null || finalised !== null) return [];
  const given = new Set(attestations.filter(({ n }) => n > circulated.n).map(({ by }) => by.account));
  const people = await parts.people(await audienceOf(parts, record));
  return [...people.values()].filter(
    ({ account }) => circulated.asked.includes(account) && !given.has(account),
  );
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
