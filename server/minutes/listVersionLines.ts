import type { minutesRoutes } from '#contracts/http/minutesRoutes.ts';
import type { Answer } from '#contracts/http/route.ts';
import type { Actor } from '#domain/access/actor.ts';
import { type MinutesId, nobodyId, type PositionId } from '#domain/ids.ts';
import { foldMinutes } from '#domain/minutes/foldMinutes.ts';
import { listVersions } from '#domain/minutes/listVersions.ts';
import type { EntryKind } from '#domain/minutes/minutesEntry.ts';
import { Failure } from '#platform/failure.ts';
import type { MinutesParts } from './minutesParts.ts';
import { requireReadable, withProvision } from './readGrant.ts';

/** So many entries of the log make one page of 版の履歴. */
const pageEntries = 2_000;

/** 版の履歴: the newest page, or the one before entry `before`. */
export const listVersionLines =
  (parts: MinutesParts) =>
  async (
    actor: Actor,
    id: MinutesId,
    before?: number,
  ): Promise<Answer<typeof minutesRoutes.listVersions>> => {
    const { grant, upTo } = await requireReadable(parts, actor, id, 'read-versions');
    return withProvision(parts, grant, async () => {
      const live = await parts.logs.open(id);
      if (live === null) throw new Failure('A-01');
      await live.catchUp();
      const last = Math.min(
        live.state.head,
        upTo,
        before === undefined ? Number.MAX_SAFE_INTEGER : before - 1,
      );
      const first = Math.max(0, last - pageEntries);
      // [MI12] Somebody who may read no further is not told that the minutes were finalised since.
      const { finalised, leftOut } = foldMinutes(
        await parts.store.readForm(id, Math.min(live.state.head, upTo)),
      );
      const { n: end = 0, asOf = null } = finalised ?? {};
      const records = new Set(leftOut.map(({ n }) => n));
      const isLeftOut = (n: number, kind: EntryKind): boolean =>
        asOf !== null && n > asOf && n < end && (kind === 'update' || records.has(n));
      const lines = listVersions(await parts.store.readLines(id, first, last), asOf);
      const positions = [...new Set(lines.map(({ author }) => author.position))].filter(
        (each) => each !== null,
      );
      const people = await parts.people(positions);
      const asWritten = await parts.peopleAt(
        lines.map(({ author, at }) => ({ position: author.position ?? nobodyId<PositionId>(), at })),
      );
      const name = (position: PositionId | null, line: number) => {
        const known = position === null ? undefined : people.get(position);
        const { facility = '', municipality = '' } = known ?? {};
        const { name, profession } = asWritten[line] ?? { name: '（不明）', profession: '' };
        return { position, name, profession, facility, municipality };
      };
      const versions = lines.map(({ from, n, startedAt, at, author, kind }, line) => ({
        ...{ from, n, kind, by: name(author.position, line), leftOut: isLeftOut(n, kind) },
        startedAt: startedAt.toISOString(),
        at: at.toISOString(),
      }));
      return { shown: { versions, hasEarlier: first > 0 }, lastN: last };
    });
  };
