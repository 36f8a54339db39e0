import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import sharp from 'sharp';
import { createPdf } from '#server/minutes/pdf/createPdf.ts';
import { layOutMinutes } from '#server/minutes/pdf/layOutMinutes.ts';
import { filledDischarge, filledServiceMeeting, loadedMinutes } from '#tests/support/loadedMinutes.ts';

const run = promisify(execFile);

describe('the printed form', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'engawa-pdf-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  const textOf = async (pdf: Buffer): Promise<string> => {
    const path = join(folder, 'read.pdf');
    await writeFile(path, pdf);
    const { stdout } = await run('pdftotext', ['-layout', path, '-']);
    return stdout.replace(/\s/g, '');
  };

  it.each([
    [
      '第4表',
      filledServiceMeeting,
      [
        '第4表',
        'サービス担当者会議の要点',
        '居宅サービス計画作成者',
        '会議出席者',
        '検討した項目',
        '検討内容',
        '結論',
        '残された課題',
        '照会年月日',
        '一包化',
      ],
    ],
    [
      '退院前カンファレンス',
      filledDischarge,
      ['退院前カンファレンス記録', '病名', 'ADL', '見守り', '食形態', '医療処置', '在宅での役割分担'],
    ],
  ])('%s has everything the form asks, with seal and sample mark', async (_name, written, expected) => {
    const pdf = await createPdf(layOutMinutes(loadedMinutes(written), 'ab12'.repeat(16), []));
    const text = await textOf(pdf);
    for (const words of [
      ...expected,
      '髙﨑桜子',
      '見本',
      '確定者',
      '内容確認者',
      'SHA-256ab12ab12ab12ab12',
      '令和8年4月1日',
    ]) {
      expect(text).toContain(words);
    }
  });

  it('a draft says that it is one', async () => {
    const pdf = await createPdf(
      layOutMinutes(loadedMinutes({ ...filledServiceMeeting, finalised: false }), null, []),
    );
    expect(await textOf(pdf)).toContain('下書き（未確定）');
  });

  it('[PR1] what the font cannot draw is 〓 and named by its code; a form of a letter that it has is printed', async () => {
    const text = await textOf(await createPdf({ title: '', content: ['𠮷田 葛\u{E0100}城 髙﨑℃①㎎'] }));
    expect(text).toContain('〓田葛\u{E0100}城髙﨑℃①㎎');
    expect(text).toContain('〓は印刷用の書体にない文字です：U+20BB7');
    expect(await textOf(await createPdf({ title: '', content: ['髙﨑℃①㎎㈱～―'] }))).toBe('髙﨑℃①㎎㈱～―1/1');
  });

  /** Looks at the picture, not at the text layer: each glyph is drawn; as boxes of missing ones they would all look the same. */
  it('draws 髙﨑℃①㎎ to the last glyph in the rendered picture', async () => {
    const glyphs = [...'髙﨑℃①㎎㈱'];
    const pdf = await createPdf({
      title: '',
      content: glyphs.map((text, at) => ({
        text,
        fontSize: 40,
        ...(at === 0 ? {} : { pageBreak: 'before' as const }),
      })),
    });
    await writeFile(join(folder, 'glyphs.pdf'), pdf);
    await run('pdftoppm', ['-r', '72', '-gray', '-png', join(folder, 'glyphs.pdf'), join(folder, 'glyph')]);
    const pictures = await Promise.all(
      glyphs.map(async (_, at) => {
        const png = await readFile(join(folder, `glyph-${at + 1}.png`));
        // Above the page's number, which differs anyway.
        return sharp(png).extract({ left: 0, top: 0, width: 590, height: 780 }).raw().toBuffer();
      }),
    );
    const ink = (picture: Buffer): number => picture.reduce((sum, value) => sum + (value < 128 ? 1 : 0), 0);
    for (const [at, picture] of pictures.entries()) {
      expect({ glyph: glyphs[at], drawn: ink(picture) > 60 }).toEqual({ glyph: glyphs[at], drawn: true });
      for (const other of pictures.slice(at + 1)) expect(other.equals(picture)).toBe(false);
    }
  });
});
