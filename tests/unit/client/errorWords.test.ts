import { describe, expect, it } from '@jest/globals';
import i18next from 'i18next';
import * as z from 'zod/mini';
import { en } from '#client/i18n/en/index.ts';
import { ja } from '#client/i18n/ja/index.ts';
import { fieldWords } from '#client/ui/fieldWords.ts';
import { errorReasons, fieldCodes } from '#contracts/errorReasons.ts';
import { errorCodes } from '#contracts/errors.ts';
import { fieldProblems } from '#platform/fieldProblems.ts';

const kana = /[぀-ヿ一-鿿]/;
const words = i18next.createInstance();
await words.init({
  lng: 'ja',
  resources: { ja: { translation: ja }, en: { translation: en } },
  interpolation: { escapeValue: false },
});

describe.each(['ja', 'en'] as const)('in %s', (language) => {
  const { errors } = { ja, en }[language];
  const t = words.getFixedT(language);
  const isOfLanguage = (text: string | undefined) =>
    text !== undefined && kana.test(text) === (language === 'ja');

  it('every code, reason and field code of the contract says what happened and what to do', () => {
    const told = [
      ...errorCodes.map((code) => errors[code]),
      ...errorReasons.map((reason) => errors.reasons[reason]),
    ];
    const dumb = told.filter((one) => !isOfLanguage(one?.what) || !isOfLanguage(one?.next));
    expect(dumb).toEqual([]);
    expect(fieldCodes.filter((code) => !isOfLanguage(errors.problems[code]))).toEqual([]);
  });

  it("never shows a form's developer words: the field's name and its problem, or what is known of them", () => {
    const schema = z.object({
      loginName: z.string().check(z.minLength(3)),
      text: z.string().check(z.maxLength(4)),
      title: z.string().check(z.minLength(1)),
      inner: z.array(z.object({ phone: z.string().check(z.regex(/^0/)) })),
      unheardOf: z.number(),
      name: z.string(),
    });
    const typed = {
      loginName: 'a',
      text: '五文字です',
      title: '',
      inner: [{ phone: 'x' }],
      unheardOf: '',
      name: 1,
    };
    const parsed = z.safeParse(schema, typed);
    const { fields = [] } = parsed.error === undefined ? {} : fieldProblems(parsed.error);
    expect(fields).toHaveLength(6);
    expect(fields.map((field) => fieldWords(t, field))).toEqual(
      language === 'ja'
        ? [
            'ログイン名: 短すぎます。3文字以上にしてください。',
            '本文: 長すぎます。4文字以内にしてください。',
            '題名: 入力してください。',
            '電話番号: 書き方が違います。数字や日付の形をお確かめください。',
            null,
            '名前: 入力を確かめてください。',
          ]
        : [
            'Login name: Too short: use at least 3 characters.',
            'Text: Too long: use at most 4 characters.',
            'Title: Please fill this in.',
            'Telephone: Not written as expected; please check digits and dates.',
            null,
            'Name: Please check this.',
          ],
    );
  });
});
