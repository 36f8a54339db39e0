import type { Locator } from 'playwright-core';
import { eventually } from '../eventually.ts';
import type { Person } from './person.ts';

const SOON = 60_000;

/** The text of one section of the minutes, as it is on somebody's screen. */
export const sectionOf = ({ page }: Person, label: string): Locator =>
  page.getByRole('textbox', { name: label, exact: true });

/** What stands in the section, a line for each block; carets and their names are no text. */
export const linesOf = (person: Person, label: string): Promise<string[]> =>
  sectionOf(person, label).evaluate((editor) =>
    [...editor.querySelectorAll('p')].map((block) => {
      const copy = block.cloneNode(true) as HTMLElement;
      for (const caret of copy.querySelectorAll('.engawa-caret, .ProseMirror-separator')) caret.remove();
      return (copy.textContent ?? '').replaceAll('\u2060', '');
    }),
  );

/** The same lines on every screen, and these. */
export const allRead = (
  people: readonly Person[],
  label: string,
  lines: readonly string[],
): Promise<unknown> =>
  Promise.all(
    people.map((person) =>
      eventually(async () => {
        const now = await linesOf(person, label);
        if (JSON.stringify(now) === JSON.stringify(lines)) return true;
        throw new Error(`${person.part} reads ${JSON.stringify(now)} in ${label}`);
      }, SOON),
    ),
  );

/** Puts the caret at the end of a section, and waits until the others see it there with the name. */
export const pointAtEnd = async (person: Person, label: string, others: readonly Person[]): Promise<void> => {
  await person.hands.enter(sectionOf(person, label));
  await person.page.keyboard.press('Control+End');
  for (const other of others)
    await sectionOf(other, label)
      .locator('.engawa-caret-name', { hasText: person.account.name })
      .waitFor({ state: 'attached', timeout: SOON });
};

/** The first character of a section. An empty one has no place yet that a caret could be shown at. */
export const begin = async (person: Person, label: string, people: readonly Person[]): Promise<void> => {
  await person.hands.enter(sectionOf(person, label));
  await person.page.keyboard.type('・');
  await allRead(people, label, ['・']);
  await pointAtEnd(
    person,
    label,
    people.filter((other) => other !== person),
  );
};

/** Types as a keyboard does, one character after the other. */
export const type = (person: Person, text: string): Promise<void> =>
  person.page.keyboard.type(text, { delay: 5 });

/** Said by the server alone: all that this person typed is stored. */
export const saved = ({ page }: Person): Promise<void> =>
  page.getByRole('status').filter({ hasText: '保存しました' }).waitFor({ timeout: SOON });
