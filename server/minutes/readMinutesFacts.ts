import type { MinutesFacts } from '#domain/access/facts.ts';
import type { MinutesId } from '#domain/ids.ts';
import { minutesModel } from './minutesModel.ts';
import type { MinutesParts } from './minutesParts.ts';

/** What the gate asks of minutes, read afresh. */
export const readMinutesFacts =
  ({ db, store }: Pick<MinutesParts, 'db' | 'store'>) =>
  async (id: MinutesId): Promise<MinutesFacts | null> => {
    const record = await minutesModel(db).findById(id).lean();
    if (record === null) return null;
    const { conference, responsible } = record;
    if ((await store.findFirst(id, 'finalised')) !== null)
      return { id, conference, responsible, state: 'finalised' };
    const circulated = await store.findFirst(id, 'circulated');
    return { id, conference, responsible, state: circulated === null ? 'draft' : 'circulated' };
  };
