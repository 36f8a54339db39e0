import { beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Page } from 'playwright-core';
import type { PastedBlock } from '#client/features/minutes/paste/PastedBlock.ts';
import { withBrowsers } from '#tests/support/browser.ts';
import { clipboards } from '#tests/support/clipboards.ts';
import { bringModules } from '#tests/support/inPage.ts';

const browsers = withBrowsers();
let page: Page;

const read = (source: { html?: string; text?: string }): Promise<PastedBlock[]> =>
  page.evaluate(({ html, text }) => {
    const { readPasted, readPlain } = (
      globalThis as unknown as { tried: Record<string, (text: string) => PastedBlock[]> }
    ).tried;
    return (html === undefined ? readPlain?.(text ?? '') : readPasted?.(html)) ?? [];
  }, source);

const lineOf = ({ level, runs }: PastedBlock): string =>
  (level > 0 ? `${'　'.repeat(level - 1)}・` : '') +
  runs
    .map(({ text, strike }) => (strike ? `~${text}~` : text))
    .join('')
    .replaceAll('\n', '⏎');

beforeAll(async () => {
  page = await browsers.open();
  await page.goto('about:blank');
  const folder = 'features/minutes/paste';
  await bringModules(page, [`${folder}/readPasted.ts`, `${folder}/readPlain.ts`]);
}, 90_000);

describe('what is pasted into minutes', () => {
  it.each(clipboards.map((clipboard) => [clipboard.from, clipboard] as const))(
    '[MI18] is read as its reader saw it: %s',
    async (_, { html, text, lines }) => {
      const blocks = await read({ ...(html !== undefined && { html }), ...(text !== undefined && { text }) });
      expect(blocks.map(lineOf)).toEqual(lines);
    },
  );

  it('[MI18] holds every visible word of any page, no hidden one, and none of two cells or blocks run together', async () => {
    const seed = Number(process.env.PASTE_SEED ?? Date.now() % 2 ** 31);
    let words = 0;
    const word = () => `«${words++}»`;
    const leaf = fc.constantFrom(
      'p',
      'div',
      'h2',
      'li-ul',
      'li-ol',
      'table',
      'br',
      'quote',
      'hidden',
      'dl',
      'pre',
    );
    const tree: fc.Arbitrary<unknown> = fc.letrec((tie) => ({
      node: fc.oneof({ maxDepth: 4 }, leaf, fc.array(tie('node'), { minLength: 1, maxLength: 4 })),
    })).node;
    const shown: string[] = [];
    const hidden: string[] = [];
    const see = (): string => {
      const one = word();
      shown.push(one);
      return one;
    };
    const hide = (): string => {
      const one = word();
      hidden.push(one);
      return one;
    };
    const parts: Record<string, () => string> = {
      p: () => `<p>${see()}</p>`,
      div: () => `<div>${see()}</div>`,
      h2: () => `<h2>${see()}</h2>`,
      'li-ul': () => `<ul><li>${see()}</li><li><p>${see()}</p><ul><li>${see()}</li></ul></li></ul>`,
      'li-ol': () => `<ol><li>${see()}<div>${see()}</div></li></ol>`,
      table: () =>
        `<table><tr><td>${see()}</td><th>${see()}</th></tr><tr><td><p>${see()}</p><p>${see()}</p></td></tr></table>`,
      br: () => `<div>${see()}<br>${see()}</div>`,
      quote: () => `<blockquote>${see()}</blockquote>`,
      dl: () => `<dl><dt>${see()}</dt><dd>${see()}</dd></dl>`,
      pre: () => `<pre>${see()}\n${see()}</pre>`,
      hidden: () =>
        `<div style="display:none">${hide()}</div><style>${hide()}</style><p hidden>${hide()}</p>`,
    };
    const write = (node: unknown): string =>
      Array.isArray(node) ? `<div>${node.map(write).join('')}</div>` : (parts[node as string]?.() ?? '');
    for (const node of fc.sample(tree, { numRuns: 300, seed })) {
      shown.length = 0;
      hidden.length = 0;
      const html = write(node);
      const text = (await read({ html })).map(lineOf).join('\n');
      const ran = /»«/.test(text);
      const lost = shown.filter((one) => !text.includes(one));
      const told = hidden.filter((one) => text.includes(one));
      expect({ seed, html, ran, lost, told }).toEqual({ seed, html, ran: false, lost: [], told: [] });
    }
  }, 120_000);
});
