import type { MinutesId } from '#domain/ids.ts';
import type { MinutesAttributes } from '#domain/records/minutes/minutesAttributes.ts';
import { readTogether } from '#platform/readTogether.ts';
import { readWhole } from '#platform/readWhole.ts';
import { type MinutesRecord, minutesModel } from './minutesModel.ts';
import type { MinutesParts } from './minutesParts.ts';

/**
 * What the gate judges minutes from, read from the store. For an unknown id, and in every state, the store is asked
 * the same.
 */
export const readMinutesAttributes = ({ db, store }: Pick<MinutesParts, 'db' | 'store'>) =>
  readTogether<MinutesId, MinutesAttributes>(async (ids) => {
    const [records, finalised, circulated] = await Promise.all([
      minutesModel(db)
        .find({ _id: { $in: ids } }, { conference: 1, responsible: 1 }, readWhole)
        .lean<MinutesRecord[]>(),
      store.having(ids, 'finalised'),
      store.having(ids, 'circulated'),
    ]);
    return new Map(
      records.map(({ _id: id, conference, responsible }) => {
        const state = finalised.has(id) ? 'finalised' : circulated.has(id) ? 'circulated' : 'draft';
        return [id, { id, conference, responsible, state }];
      }),
    );
  });
