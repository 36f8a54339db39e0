import type { MinutesFacts } from '#domain/access/facts.ts';
import type { MinutesId } from '#domain/ids.ts';
import { minutesModel } from './minutesModel.ts';
import type { MinutesParts } from './minutesParts.ts';

/** What the gate asks of minutes, read afresh; of an unknown id, and in every state, the store is asked the same. */
export const readMinutesFacts =
  ({ db, store }: Pick<MinutesParts, 'db' | 'store'>) =>
  async (id: MinutesId): Promise<MinutesFacts | null> => {
    const [record, finalised, circulated] = await Promise.all([
      minutesModel(db).findById(id).lean(),
      store.findFirst(id, 'finalised'),
      store.findFirst(id, 'circulated'),
    ]);
    if (record === null) return null;
    const { conference, responsible } = record;
    const state = finalised !== null ? 'finalised' : circulated !== null ? 'circulated' : 'draft';
    return { id, conference, responsible, state };
  };
