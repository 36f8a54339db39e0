import type { PositionId } from '#domain/ids.ts';
import { asWritten } from '#server/accounts/asWritten.ts';
import type { Directory } from './composeDirectory.ts';

/** People as the features of care name them, asked for by their positions. */
export const namedPeople = ({
  positions,
  municipalities,
}: Pick<Directory['queries'], 'positions' | 'municipalities'>) => ({
  /** As minutes and groups show them now. */
  people: async (ids: readonly PositionId[]) => {
    const found = await positions.positions(ids);
    const names = await municipalities.names(
      [...found.values()].flatMap(({ municipality }) => municipality ?? []),
    );
    return new Map(
      [...found].map(([id, each]) => [
        id,
        {
          account: each.account,
          position: id,
          name: each.name,
          profession: each.profession,
          facility: each.facilityName,
          code: each.municipality,
          municipality: each.municipality === null ? '' : (names.get(each.municipality) ?? each.municipality),
        },
      ]),
    );
  },
  /** Each at a moment of its own (RI11); null where there is no such position. */
  peopleAt: async (asked: readonly { readonly position: PositionId; readonly at: Date }[]) => {
    const found = await positions.positions(asked.map(({ position }) => position));
    return asked.map(({ position, at }) => {
      const person = found.get(position);
      if (person === undefined) return null;
      const { name, profession } = asWritten(person, at);
      return { name, profession };
    });
  },
  /** As a conference shows them: all at one moment (RI11), or now. */
  inConference: async (ids: readonly PositionId[], at: Date | null) => {
    const found = await positions.positions(ids);
    return new Map(
      [...found].flatMap(([id, each]) => {
        const { name, profession, facilityName: facility, municipality } = at ? asWritten(each, at) : each;
        return municipality === null ? [] : [[id, { name, profession, facility, municipality }] as const];
      }),
    );
  },
});
