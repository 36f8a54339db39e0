import { describe, expect, it } from '@jest/globals';
import i18next from 'i18next';
import { queryOf } from '#client/features/audit/AuditFilter.ts';
import { en } from '#client/i18n/en/index.ts';
import { ja } from '#client/i18n/ja/index.ts';
import { untilIn } from '#client/ui/Days.ts';
import { formatPeriod } from '#client/ui/formatPeriod.ts';
import { isBackwards } from '#client/ui/isBackwards.ts';
import { openApi } from '#contracts/http/openApi.ts';
import { routes } from '#contracts/http/routes.ts';

await i18next.init({
  lng: 'ja',
  resources: { ja: { translation: ja }, en: { translation: en } },
  interpolation: { escapeValue: false },
});
const t = i18next.getFixedT('ja');

describe('days on screens', () => {
  it.each([
    ['2025-04-01', '2025-07-01', '2025年4月1日(火)から2025年6月30日(月)まで'],
    ['2025-04-01', '2025-04-02', '2025年4月1日(火)の1日だけ'],
    ['2025-04-01', null, '2025年4月1日(火)から、期限なし'],
    ['2025-04-01', '2025-04-01', '2025年4月1日(火)のうちに終了'],
    ['2024-02-01', '2024-03-01', '2024年2月1日(木)から2024年2月29日(木)まで'],
  ])('[DA2] from %s, until %s, is said as %s', (from, until, words) => {
    expect(formatPeriod(t, { from, until })).toBe(words);
  });

  it('[DA2] says in English too that the last day is included', () => {
    const english = formatPeriod(i18next.getFixedT('en'), { from: '2025-04-01', until: '2025-07-01' });
    expect(english).toContain('that day included');
  });

  it.each([
    ['2025-04-01', '2025-04-01', false, '2025-04-02'],
    ['2025-04-01', '2025-06-30', false, '2025-07-01'],
    ['2025-04-01', '', false, null],
    ['2025-04-01', '2025-03-31', true, '2025-04-01'],
  ])(
    '[DA3] from %s to the last day %s is backwards: %s; the house is told %s',
    (from, last, wrong, until) => {
      expect(isBackwards({ from, last })).toBe(wrong);
      expect(untilIn({ from, last })).toBe(until);
    },
  );

  it('[DA2] what one looks up in the trail ends with the day that was entered', () => {
    const filter = { patient: '', account: '', outcome: '', crossing: '' };
    expect(queryOf({ ...filter, from: '2026-06-01', to: '2026-06-30' })).toEqual({
      from: '2026-06-01',
      until: '2026-07-01',
    });
  });

  it('[DA2] what cannot be read any more is said with the first such day', () => {
    expect(t('errors.frozenSince', { since: '7月1日' })).toBe(
      '協定の期間が終わったため、7月1日以降の記録は見られません。',
    );
    const said = JSON.stringify(ja);
    for (const wrong of ['終了日', '日より後の記録']) expect(said).not.toContain(wrong);
  });
});

it('[DA4] every `until` that is a day says at its field that it is the first day no longer', () => {
  const bare: string[] = [];
  const look = (node: unknown, path: string): void => {
    if (typeof node !== 'object' || node === null) return;
    for (const [key, value] of Object.entries(node)) {
      if (key === 'until' && !JSON.stringify(value).includes('最終日')) bare.push(`${path}.${key}`);
      look(value, `${path}.${key}`);
    }
  };
  look(openApi(routes).paths, '');
  // An instant, not a day: to when a link can be used, or an objection be made.
  const instants = bare.filter((path) => /renew|tellings|recover|link/.test(path));
  expect(instants.length).toBeGreaterThan(0);
  expect(bare).toEqual(instants);
});
