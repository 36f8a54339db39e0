import { describe, expect, it } from '@jest/globals';
import { readAllPages } from '#client/api/readAllPages.ts';
import { absenceOf } from '#client/features/patients/absenceOf.ts';
import { en } from '#client/i18n/en/index.ts';
import { ja } from '#client/i18n/ja/index.ts';
import { matchesName } from '#client/ui/matchesName.ts';

describe('what an empty part says', () => {
  it.each([
    [{ acts: ['read', 'tell-admission', 'hold-conference'], readOnly: false }, 'none', 'none'],
    [{ acts: ['read', 'hold-conference'], readOnly: false }, 'none', 'notYours'],
    [{ acts: ['read', 'tell-admission'], readOnly: false }, 'notYours', 'none'],
    [{ acts: ['read'], readOnly: true }, 'asReceived', 'asReceived'],
  ] as const)('[LI4] with %j the minutes are %s and the notes %s', (patient, minutes, hospitalNotes) => {
    const given = { acts: [...patient.acts], readOnly: patient.readOnly };
    expect(absenceOf('minutes', given)).toBe(minutes);
    expect(absenceOf('hospital-notes', given)).toBe(hospitalNotes);
  });

  it('[LI4] says that there is none only where the gate would have shown it', () => {
    for (const words of [ja.hospitalNotes.absent, en.hospitalNotes.absent])
      expect(new Set(Object.values(words).map(({ what }) => what)).size).toBe(3);
    expect(ja.hospitalNotes.absent.notYours.what).toBe(
      'この方の入退院の連絡は、あなたの担当の目的に入っていません。',
    );
    for (const said of [ja.hospitalNotes.absent.notYours.what, ja.minutes.absent.notYours])
      expect(said).not.toMatch(/ありません/);
    for (const said of [ja.minutes.absent.asReceived, ja.channel.emptyReceived, ja.vitals.emptyReceived])
      expect(said).toMatch(/受け取った.*新しい.*見られません/);
  });
});

describe('a list that is chosen from', () => {
  it('[LI1] is read to its end, each page by what follows the last', async () => {
    const asked: (string | undefined)[] = [];
    const pages = await readAllPages(async (after: string | undefined) => {
      asked.push(after);
      return { next: asked.length < 4 ? `after-${asked.length}` : null };
    });
    expect(pages).toHaveLength(4);
    expect(asked).toEqual([undefined, 'after-1', 'after-2', 'after-3']);
  });

  it('[LI3] is narrowed by any way of writing a name, or its reading', () => {
    const texts = ['見本 髙橋館薬局', 'タカハシカンヤッキョク'];
    for (const typed of ['', '高橋', '舘', 'たかはし', 'ﾔｯｷｮｸ', '見本'])
      expect(matchesName(typed, texts)).toBe(true);
    expect(matchesName('鈴木', texts)).toBe(false);
  });
});
