import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import sharp from 'sharp';
import { positionsIn } from '#server/minutes/loadMinutes.ts';
import { createPdf } from '#server/minutes/pdf/createPdf.ts';
import { layOutMinutes } from '#server/minutes/pdf/layOutMinutes.ts';
import { openPrinting } from '#server/minutes/pdf/openPrinting.ts';
import { setContent } from '#server/minutes/pdf/setContent.ts';
import {
  filledDischarge,
  filledServiceMeeting,
  loadedMinutes,
  type WrittenForm,
} from '#tests/support/loadedMinutes.ts';

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

  /** A form with more than a page of text, and what does not break by itself. */
  const longForm = (written: WrittenForm) => {
    const [first, ...others] = Object.keys(written.sections);
    const hard = [
      '訪問看護は週二回、体温を測る。'.repeat(200),
      `https://example.com/${'a'.repeat(300)}`,
      '━'.repeat(146),
      'ABCDEF0123456789'.repeat(20),
      'SpO₂は\u000B96%\u2028以上\u2029とする',
      '血圧\t120\t80',
    ];
    const rest = Object.fromEntries(others.map((key) => [key, written.sections[key]!]));
    return loadedMinutes({ ...written, sections: { [first!]: hard, ...rest } });
  };

  it.each([
    ['第4表', filledServiceMeeting, 'サービス担当者会議の要点'],
    ['退院前カンファレンス', filledDischarge, '退院前カンファレンス記録'],
  ])(
    '[PR2] [PR3] every page of a long %s names patient, form, day and page; nothing runs out of it',
    async (_name, written, title) => {
      const pdf = await createPdf(layOutMinutes(longForm(written), 'ab12'.repeat(16), []));
      const path = join(folder, 'long.pdf');
      await writeFile(path, pdf);
      const { stdout: text } = await run('pdftotext', ['-layout', path, '-']);
      const pages = text.split('\f').slice(0, -1);
      expect(pages.length).toBeGreaterThan(1);
      for (const [at, page] of pages.entries()) {
        const words = page.replace(/\s/g, '');
        expect(words).toContain(`髙﨑桜子様${title}開催日令和8年4月1日`);
        expect(words.endsWith(`${at + 1}/${pages.length}`)).toBe(true);
      }
      const { stdout: boxes } = await run('pdftotext', ['-bbox', path, '-']);
      const width = Number(/<page width="([\d.]+)"/.exec(boxes)?.[1]);
      const rightmost = (words: RegExp) =>
        Math.max(...[...boxes.matchAll(words)].map(([, right]) => Number(right)));
      // 36 points of white beside the form, 5 within its cells.
      expect(rightmost(/xMax="([\d.]+)"/g)).toBeLessThanOrEqual(width - 36);
      expect(rightmost(/xMax="([\d.]+)"[^>]*>(?=a{9}|━|ABC|体温|訪問)/g)).toBeLessThanOrEqual(width - 36 - 5);
      const all = text.replace(/\s/g, '');
      for (const words of ['a'.repeat(30), '━'.repeat(30), 'ABCDEF0123456789'.repeat(2)])
        expect(all).toContain(words);
      expect(all.split('a').length - 1).toBeGreaterThanOrEqual(300);
      expect(all.split('━').length - 1).toBe(146);
    },
  );

  it('[PR4] tells readers its language and title, and tags its text in the order of reading', async () => {
    const pdf = await createPdf(layOutMinutes(loadedMinutes(filledDischarge), null, []));
    const path = join(folder, 'tagged.pdf');
    await writeFile(path, pdf);
    const { stdout: info } = await run('pdfinfo', [path]);
    expect(info).toMatch(/Title: +退院前カンファレンス記録 髙﨑 桜子 様/);
    expect(info).toMatch(/Tagged: +yes/);
    expect(pdf.toString('latin1')).toMatch(/\/Lang \(ja-JP\)/);
    const { stdout } = await run('pdfinfo', ['-struct-text', path]);
    const read = [...stdout.matchAll(/"(.*)"/g)].map(([, text]) => text);
    expect(read.slice(0, 4)).toEqual([
      '退院前カンファレンス記録',
      '患者・利用者名',
      '髙﨑 桜子　様',
      '開催日',
    ]);
    // The head and foot of the page and the mark across it are read by nobody.
    expect(read.filter((text) => text === '見本' || text === '1 / 1')).toEqual([]);
  });

  it('[PR5] hands pdfmake lines and no paragraphs: its work for one grows with the square of what it is given', () => {
    const longest = (node: unknown): number => {
      if (Array.isArray(node)) return Math.max(0, ...node.map(longest));
      if (typeof node !== 'object' || node === null) return 0;
      const { text, ...rest } = node as { text?: unknown };
      const own = typeof text === 'string' ? text.length : Array.isArray(text) ? lengthOf(text) : 0;
      return Math.max(own, longest(Object.values(rest)));
    };
    const lengthOf = (runs: readonly { text: string }[]) =>
      runs.reduce((sum, { text }) => sum + text.length, 0);
    const ems = { draws: () => true, varies: () => true, widthOf: () => 1 };
    const set = setContent([{ text: '訪問看護は週二回、体温を測る。'.repeat(2_300) }], {
      ...{ width: 500, look: { fontSize: 10, bold: false }, fonts: { normal: ems, bold: ems } },
      unprinted: { characters: new Set(), forms: new Set() },
    });
    expect(longest(set)).toBe(50);
  });

  it('[PR5] prints in a process of its own what it is given, names and all', async () => {
    const printing = openPrinting();
    try {
      const { name, ...minutes } = longForm(filledDischarge);
      const people = positionsIn(minutes.state, minutes.record.responsible).map(name);
      const printed = await printing.run({ minutes, people, sha256: null, supplements: [] }, 'a');
      const text = await textOf(Buffer.from(printed));
      for (const words of ['退院前カンファレンス記録', '見本太郎', '豊川訪問看護ステーション見本'])
        expect(text).toContain(words);
    } finally {
      await printing.close();
    }
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
