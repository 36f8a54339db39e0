import { expect, it } from '@jest/globals';
import type { FactRecord } from '#access/factRecord.ts';
import { withCareHouse } from '#tests/support/careHouse.ts';
import { rawMinutesSocket } from '#tests/support/rawMinutesSocket.ts';

const house = withCareHouse({ services: ['web', 'realtime', 'collab'] });
const knock = (document: string, cookie: string | null) =>
  rawMinutesSocket(`${house().app.url.replace('http', 'ws')}/collab`, document, cookie).closed;
/** One after the other, as somebody's script does. */
const knocks = async (times: number, document: string, cookie: string | null) => {
  const told: string[] = [];
  for (let at = 0; at < times; at += 1) {
    const { code, reason } = await knock(document, cookie);
    told.push(`${code} ${reason}`);
  }
  return told;
};

it('[HU4] [HU5] the document door hears an account 120 times in a minute and an address 300 refusals, says so, and writes one fact', async () => {
  const { app, region } = house();
  const outsider = await house().as('outsider');
  const doctor = await house().as('doctor');
  const careManager = await house().as('careManager');
  const planned = await careManager.post(`/api/patients/${region.patient}/conferences`, {
    ...{ clientId: 'client-door-rates', kind: 'service-meeting', title: '見本', place: '' },
    ...{ startsAt: '2026-12-01T05:00:00.000Z', invited: [region.people.doctor.position] },
  });
  const minutes = String(planned.body.minutes);
  const refused = async () =>
    app.platform.db
      .collection<FactRecord>('facts')
      .find({ account: region.people.outsider.account, 'record.kind': 'minutes', allowed: false })
      .toArray();

  const told = await knocks(130, minutes, outsider.cookieHeader);
  expect(told.slice(0, 120)).toEqual(Array.from({ length: 120 }, () => '4403 A-01'));
  expect(told.slice(120)).toEqual(Array.from({ length: 10 }, () => '4205 V-04'));
  // The 119 after the first are its number, written when the hour is over.
  expect(await refused()).toMatchObject([{ code: 'A-01', times: 1 }]);

  // Nobody else pays for that account.
  const open = rawMinutesSocket(`${app.url.replace('http', 'ws')}/collab`, minutes, doctor.cookieHeader);
  await open.opened;
  await new Promise<void>((resolve) => open.socket.once('message', () => resolve()));

  // 120 refusals of this address were heard; 180 more without a session, and it is heard no more, whoever asks.
  const strangers = await knocks(190, minutes, null);
  expect(strangers.slice(0, 180)).toEqual(Array.from({ length: 180 }, () => '4401 A-02'));
  expect(strangers.slice(180)).toEqual(Array.from({ length: 10 }, () => '4205 V-04'));
  expect(await knock(minutes, doctor.cookieHeader)).toEqual({ code: 4205, reason: 'V-04' });
  // Who is in stays in.
  expect(open.socket.readyState).toBe(open.socket.OPEN);
  open.end();
  expect(await refused()).toHaveLength(1);
}, 60_000);
