import { describe, expect, it } from '@jest/globals';
import { foldMinutes } from '#domain/minutes/foldMinutes.ts';
import type { MinutesEntry, MinutesEvent } from '#domain/minutes/minutesEntry.ts';
import { sealLine, supplementLines } from '#server/minutes/pdf/sealPieces.ts';
import type { SupplementRecord } from '#server/minutes/supplementModel.ts';
import { filledDischarge, loadedMinutes } from '#tests/support/loadedMinutes.ts';

const printed = (seen: number): string =>
  JSON.stringify(sealLine(loadedMinutes({ ...filledDischarge, seen }), 'f'.repeat(64)));

describe('what is printed below the form', () => {
  it('[MI11] names who confirmed it, and says so where the form has changed since', () => {
    expect(printed(10)).toMatch(/内容確認者　[^、]+、2026[^、）]+）/);
    expect(printed(10)).not.toContain('変更前の内容を確認');
    expect(printed(8)).toContain('、変更前の内容を確認）');
  });

  it('[MI12] says as of which entry it was finalised where something was left out, and who had confirmed more', () => {
    const loaded = loadedMinutes(filledDischarge);
    const author = { account: 'a'.repeat(24) as never, position: null };
    const event = (n: number, said: MinutesEvent): MinutesEntry => ({
      ...{ n, at: new Date(n), author, event: said, fact: null },
    });
    const state = foldMinutes([
      event(1, { kind: 'header-set', fields: { place: '5階' } }),
      event(2, { kind: 'header-set', fields: { place: '6階' } }),
      event(3, { kind: 'attested', seen: 2 }),
      event(4, { kind: 'finalised', seen: 1, asOf: 1, leavesNewer: true, patient: '', people: [] }),
    ]);
    const text = JSON.stringify(sealLine({ ...loaded, state }, 'f'.repeat(64)));
    expect(text).toContain('記録番号 1 までの内容で確定しました');
    expect(text).toContain('確定に入らなかった変更を含む内容を確認');
  });

  it('[MI12] names in a 追記 who had written what it takes over', () => {
    const by = {
      account: null,
      position: null,
      name: '見本 花子',
      profession: '',
      facility: '',
      municipality: '',
    };
    const record = { n: 1, at: new Date(0), by, text: '見本', writers: ['見本 次郎'] };
    expect(JSON.stringify(supplementLines([record as unknown as SupplementRecord]))).toContain(
      'もとの記入　見本 次郎',
    );
  });
});
