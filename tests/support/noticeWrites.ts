import { expect } from '@jest/globals';
import type { ReceiptsView } from '#contracts/http/noticeRoutes.ts';
import type { NoticeId } from '#domain/ids.ts';
import type { CareHouse } from './careHouse.ts';
import { eventually } from './eventually.ts';
import type { TestClient } from './testClient.ts';
import { cities } from './testRegion.ts';

const audience = {
  facilityKinds: ['訪問看護ステーション', '居宅介護支援事業所'],
  municipalities: [cities.toyohashi, cities.toyokawa, cities.okazaki, cities.shinshiro],
};

/** Notices of one sender to the facilities of four cities, one of them no party, and what became of them. */
export const noticeWrites = (house: () => CareHouse, sender: () => TestClient) => {
  let sent = 0;
  const draft = (more: object = {}) => ({
    clientId: `client-notice-${sent++}`,
    purpose: 'notice',
    title: '見本 研修会のご案内',
    text: '見本の本文',
    audience,
    attachments: [] as string[],
    shown: [] as string[],
    ...more,
  });
  const receipts = async (notice: string) =>
    (await sender().get(`/api/notices/${notice}/receipts`)).body as unknown as ReceiptsView;
  return {
    audience,
    draft,
    send: async (more: object = {}): Promise<NoticeId> => {
      const answer = await sender().post('/api/notices', draft(more));
      expect([answer.status, answer.body.error]).toEqual([200, undefined]);
      return answer.body.id as NoticeId;
    },
    receipts,
    delivered: async (notice: string) =>
      eventually(async () => {
        const now = await receipts(notice);
        return now.delivery.state === 'done' ? now : null;
      }, 10_000).then((now) => now as ReceiptsView),
    rows: (notice: string) =>
      house().app.platform.db.collection('notice_deliveries').find({ notice }).toArray(),
  };
};
