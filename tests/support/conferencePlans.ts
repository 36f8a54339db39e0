import { expect } from '@jest/globals';
import type { ConferenceView } from '#contracts/http/conferenceRoutes.ts';
import type { CareHouse } from './careHouse.ts';
import type { TestClient } from './testClient.ts';

/** Plans conferences for the region's patient, each a new one, by the discharge nurse unless somebody else is given. */
export const conferencePlans = (opened: () => CareHouse) => {
  let planned = 0;
  const position = (who: keyof CareHouse['region']['people']) => opened().region.people[who].position;
  const plan = async (invited: string[], by?: TestClient) =>
    (by ?? (await opened().as('dischargeNurse'))).post(
      `/api/patients/${opened().region.patient}/conferences`,
      {
        clientId: `client-plan-${planned++}`,
        kind: 'discharge-conference',
        title: '見本 退院前カンファレンス',
        place: '見本 なごや中央医療センター 会議室',
        startsAt: '2026-12-01T05:00:00.000Z',
        invited,
      },
    );
  /** One to which the doctor and the visiting nurse are invited. */
  const makePlan = async (): Promise<ConferenceView> => {
    const answer = await plan([position('doctor'), position('nurse')]);
    expect([answer.status, answer.body.error]).toEqual([200, undefined]);
    return answer.body as unknown as ConferenceView;
  };
  return { position, plan, makePlan };
};
