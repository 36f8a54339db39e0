import type { NoticeId } from '#domain/ids.ts';
import type { NoticeNews } from './noticeParts.ts';

/**
 * Takes news of one notice one after the other. News that come while one is taken are taken together: a delivery to
 * thousands announces every batch, and what is read then is the state of that moment.
 */
export const inTurns = (work: (notice: NoticeId, what: NoticeNews) => Promise<void>) => {
  const again = new Map<string, boolean>();
  const run = async (key: string, notice: NoticeId, what: NoticeNews): Promise<void> => {
    do {
      again.set(key, false);
      await work(notice, what);
    } while (again.get(key) === true);
    again.delete(key);
  };
  return (notice: NoticeId, what: NoticeNews): void => {
    const key = `${notice} ${what}`;
    if (again.has(key)) again.set(key, true);
    else void run(key, notice, what);
  };
};
