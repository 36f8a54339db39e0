import type { Connection } from 'mongoose';
import { openEntryStore } from './entryStore.ts';
import { openReadMarks } from './readMarks.ts';

/** What is stored of channels, made with its indexes before anything listens. */
export const openChannelStore = async (db: Connection) => {
  const entries = openEntryStore(db);
  const marks = openReadMarks(db);
  await entries.prepare();
  await marks.prepare();
  return { entries, marks };
};

export type ChannelStore = Awaited<ReturnType<typeof openChannelStore>>;
