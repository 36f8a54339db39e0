import { expect } from '@jest/globals';
import type { NamedIds } from '../matrix/sampleValue.ts';
import { clientOf, type Person } from './person.ts';
import type { StoryHouse } from './storyHouse.ts';
import { openPart, openPatient } from './visitReportStep.ts';

/** Somebody of a city that is no party cannot be asked in: the screen says so, why, and whom to ask, before anything is made. */
export const refuseInvitation = async (
  house: StoryHouse,
  inviter: Person,
  stranger: Person,
  records: NamedIds,
): Promise<void> => {
  const { page, hands, look } = inviter;
  await openPatient(inviter);
  await openPart(inviter, 'チーム');
  await hands.press(page.getByRole('button', { name: 'チームに招く' }));
  // Not even a search by the name shows that there is such a person.
  const family = stranger.account.name.split(' ')[0] ?? '';
  await hands.write(page.getByLabel('招く人の名前'), family);
  await page.getByText(new RegExp(`「${family}」で探しました:0人`)).waitFor();
  await hands.choose(page.getByLabel('市区町村で絞る'), '新城市');
  const said = page.getByRole('main');
  await said.getByText('新城市の方は招けません').waitFor();
  await said.getByText('WA3 相手の市区町村が協定に参加していません(協定なし)').waitFor();
  await said.getByText(/お問い合わせ先: .*長寿介護課/).waitFor();
  await said.getByRole('link', { name: '000-000-0000' }).waitFor();
  expect(await said.getByRole('button', { name: /さんを選ぶ$/ }).count()).toBe(0);
  await look('visit-8-invite');

  // And whoever asks past the screen is refused by the same rule, and nothing was made.
  const client = await clientOf(house, inviter);
  const { position } = (await (await clientOf(house, stranger)).get('/api/session')).body;
  const body = { position, purposes: ['care'] };
  const path = `/api/patients/${records.patient}`;
  const preview = await client.post(`${path}/invitations/preview`, body);
  expect(preview.body).toMatchObject({
    person: null,
    purposes: [{ allowed: false, rule: 'WA3', clause: null }],
  });
  expect((preview.body as { office?: unknown }).office).toMatchObject({
    name: expect.stringContaining('長寿介護課'),
  });
  const invited = await client.post(`${path}/memberships`, body);
  expect(invited.body.error).toMatchObject({ code: 'A-07', details: { rule: 'WA3' } });
  expect(JSON.stringify((await client.get(path)).body)).not.toContain(family);
};
