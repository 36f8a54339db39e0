import type { Locator, Page } from 'playwright-core';
import { eventually } from '../eventually.ts';

/** A file that somebody attaches. */
export interface OwnFile {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

/** How somebody works a screen. A step of the story is the same by either. */
export interface Hands {
  /** A button, a link or a box. */
  press(what: Locator): Promise<void>;
  /** Puts the caret into a text. */
  enter(text: Locator): Promise<void>;
  write(field: Locator, text: string): Promise<void>;
  /** An entry of a list, by what it says. */
  choose(list: Locator, label: string): Promise<void>;
  attach(field: Locator, file: OwnFile): Promise<void>;
}

/** A finger or a mouse. */
export const pointing: Hands = {
  press: (what) => what.click(),
  enter: (text) => text.click(),
  write: (field, text) => field.fill(text),
  choose: async (list, label) => void (await list.selectOption({ label })),
  attach: (field, file) => field.setInputFiles(file),
};

/** More stops than any screen has. */
const STOPS = 400;

/** The keyboard alone: Tab until the thing has the focus, then its key. Nothing is clicked, nothing focused by script. */
export const keyboardAlone = (page: Page): Hands => {
  // Choosers are caught only while somebody listens, and that is switched on without being waited for: on from the start.
  page.on('filechooser', () => {});
  const reach = async (what: Locator): Promise<void> => {
    await what.waitFor({ state: 'attached' });
    await eventually(() => what.isEnabled(), 20_000);
    for (let stop = 0; stop < STOPS; stop++) {
      if (await what.evaluate((element) => element === document.activeElement)) return;
      await page.keyboard.press('Tab');
    }
    throw new Error(`the keyboard does not come to ${what}`);
  };
  return {
    press: async (what) => {
      await reach(what);
      const isBox = await what.evaluate((element) => element.matches('input'));
      await page.keyboard.press(isBox ? 'Space' : 'Enter');
    },
    enter: reach,
    choose: async (list, label) => {
      await reach(list);
      const entries = await list.getByRole('option').count();
      await page.keyboard.press('Home');
      for (let at = 0; at < entries; at++) {
        const chosen = await list.evaluate((element: HTMLSelectElement) => element.selectedOptions[0]?.label);
        if (chosen === label) return;
        await page.keyboard.press('ArrowDown');
      }
      throw new Error(`the keyboard does not come to ${label} in ${list}`);
    },
    write: async (field, text) => {
      await reach(field);
      await page.keyboard.press('Control+A');
      await page.keyboard.insertText(text);
    },
    attach: async (field, file) => {
      await reach(field);
      const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.keyboard.press('Space')]);
      await chooser.setFiles(file);
    },
  };
};
