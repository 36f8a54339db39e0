import { expect } from '@jest/globals';
import { storyNames } from '#server/sample/storyCast.ts';
import { eventually } from '../eventually.ts';
import type { NamedIds } from '../matrix/sampleValue.ts';
import { clientOf, type Person } from './person.ts';
import type { StoryHouse } from './storyHouse.ts';
import { openPatient, report } from './visitReportStep.ts';

const later = 'この連絡は、同意の撤回の後に書きました。（見本）';

/** While the member looks at the channel, the officer withdraws the consent it stood on: from that second on, the reason and no content. */
export const withdrawOwnConsent = async (
  house: StoryHouse,
  { officer, member, nurse }: { officer: Person; member: Person; nurse: Person },
  records: NamedIds,
): Promise<void> => {
  const { page, hands, look } = officer;
  const menu = page.getByRole('navigation', { name: 'メインメニュー' });
  await hands.press(menu.getByRole('link', { name: '管理' }));
  await hands.press(page.getByRole('link', { name: /同意$/ }));
  const patient = page.getByLabel('患者さん');
  const option = patient.getByRole('option').filter({ hasText: storyNames.patient.slice(0, 5) });
  await hands.choose(patient, (await option.first().textContent()) ?? '');
  const consent = page.getByRole('listitem').filter({ hasText: '田原市へ' });
  await hands.press(consent.getByRole('button', { name: '同意を撤回する' }));
  // [FO9] Whom it stops, before it is done.
  await page
    .getByRole('dialog')
    .getByText(/^田原市の\d+人$/)
    .waitFor();
  await look('visit-9-withdraw');
  expect(await member.page.getByText(report.text).count()).toBeGreaterThan(0);
  await hands.press(page.getByRole('button', { name: '撤回する', exact: true }));
  await consent.getByText(/に撤回/).waitFor();

  // The member touched nothing.
  const alert = member.page.getByRole('alert');
  await alert.getByText('ご本人の同意の範囲に入っていないため、見られません。').waitFor();
  const shown = await member.page.getByRole('main').innerText();
  expect(shown).toMatch(/WA9 同意の範囲外です[\s\S]*お問い合わせ先: 豊橋市 .*長寿介護課[\s\S]*A-05/);
  expect(shown).not.toContain(report.text);
  await member.look('visit-10-withdrawn');

  const written = await (await clientOf(house, nurse)).post(`/api/channels/${records.channel}/posts`, {
    ...{ clientId: `after-${Date.now()}`, kind: 'post', text: later },
  });
  expect(written.status).toBe(200);
  await openPatient(nurse);
  await nurse.page.getByText(later).waitFor();
  const client = await clientOf(house, member);
  for (const path of ['posts', 'topics', 'vitals', 'receipts', `threads/${records.thread}`]) {
    const answer = await client.get(`/api/channels/${records.channel}/${path}`);
    expect(answer.body).toEqual({ error: expect.objectContaining({ code: 'A-05' }) });
    expect((answer.body.error as { details?: unknown }).details).toMatchObject({ rule: 'WA9' });
  }
  expect((await client.get(`/api/attachments/${records.attachment}`)).body).toMatchObject({
    error: { code: 'A-05' },
  });
  expect(member.heard(later)).toBe(false);

  // The list says it too, and a member whose consent was withdrawn days ago meets the same.
  const list = member.page.getByRole('navigation', { name: 'メインメニュー' });
  await member.hands.press(list.getByRole('link', { name: /^患者さん/ }));
  await member.page.getByRole('heading', { name: '見られなくなった方' }).waitFor();
  await eventually(async () => !(await member.page.getByRole('main').innerText()).includes('髙橋'));
};
