import type { Connection } from 'mongoose';
import { deliveryModel } from './deliveryModel.ts';
import { noticeModel } from './noticeModel.ts';

/** The collections of this feature, made with their indexes before anything listens. */
export const openNoticeStore = async (db: Connection) => {
  const store = { notices: noticeModel(db), deliveries: deliveryModel(db) };
  for (const model of Object.values(store)) {
    await model.createCollection();
    await model.createIndexes();
  }
  return store;
};

export type NoticeStore = Awaited<ReturnType<typeof openNoticeStore>>;
