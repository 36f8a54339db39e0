import { expect, it } from '@jest/globals';
import { judgePick } from '#client/features/attachments/judgePick.ts';
import { uploadLimits } from '#contracts/http/attachmentRoutes.ts';

const file = (name: string, type: string, size = 10) => ({ name, type, size });
const both = ['photo', 'document'] as const;

it('[DV8] names each file that is left out, and why, and takes the others in their order', () => {
  const { taken, left } = judgePick(
    [
      file('玄関.jpg', 'image/jpeg'),
      file('空.pdf', 'application/pdf', 0),
      file('動画.mov', 'video/quicktime'),
      file('大きい.png', 'image/png', uploadLimits.photo + 1),
      file('ちょうど.png', 'image/png', uploadLimits.photo),
      file('書類.pdf', 'application/pdf', uploadLimits.photo + 1),
    ],
    both,
    0,
  );
  expect(taken.map((one) => [one.file.name, one.kind])).toEqual([
    ['玄関.jpg', 'photo'],
    ['ちょうど.png', 'photo'],
    ['書類.pdf', 'document'],
  ]);
  expect(left).toEqual([
    { name: '空.pdf', problem: 'empty', limit: null },
    { name: '動画.mov', problem: 'type', limit: null },
    { name: '大きい.png', problem: 'size', limit: uploadLimits.photo },
  ]);
});

it('[DV8] counts ten over all pickings, and drops none of the surplus without its name', () => {
  const eleven = Array.from({ length: 11 }, (_, at) => file(`${at}.jpg`, 'image/jpeg'));
  expect(judgePick(eleven, both, 0).left).toEqual([{ name: '10.jpg', problem: 'count', limit: null }]);
  expect(judgePick(eleven.slice(0, 3), both, 8).left.map(({ name }) => name)).toEqual(['2.jpg']);
});

it('[DV8] goes by the ending where a browser says no type, and takes of a kind only what is asked for', () => {
  expect(judgePick([file('紹介状.PDF', '')], ['document'], 0).taken).toHaveLength(1);
  expect(judgePick([file('画像.jpg', 'image/jpeg')], ['document'], 0).left[0]?.problem).toBe('type');
  expect(judgePick([file('名前だけ', '')], both, 0).left[0]?.problem).toBe('type');
});

it('[FI6] [FI7] takes the photos of Apple’s phones and films, also where the browser names their codecs or nothing', () => {
  const kinds = ['photo', 'video', 'document'] as const;
  const files = [
    file('IMG_1.HEIC', ''),
    file('IMG_2.heic', 'image/heic'),
    file('歩行.MOV', ''),
    file('録画.webm', 'video/webm;codecs=vp9,opus'),
    file('音声.webm', 'audio/webm;codecs=opus'),
  ];
  const { taken, left } = judgePick(files, kinds, 0);
  expect(taken.map(({ kind }) => kind)).toEqual(['photo', 'photo', 'video', 'video']);
  expect(left.map(({ name, problem }) => [name, problem])).toEqual([['音声.webm', 'type']]);
});
