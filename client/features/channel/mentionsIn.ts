import type { Mention } from '#domain/channels/mention.ts';

/** Whom a draft calls, by the name that stands behind the sign in its text. */
export interface Called extends Pick<Mention, 'kind' | 'id'> {
  readonly name: string;
}

/** What is being typed after the sign, up to the caret; null where nobody is being called. While kana is being converted, too. */
export const mentionQuery = (
  text: string,
  caret: number,
): { readonly at: number; readonly typed: string } | null => {
  const found = /[@＠]([^\s@＠]{0,20})$/u.exec(text.slice(0, caret));
  return found === null ? null : { at: found.index, typed: found[1] ?? '' };
};

/** The text with a name in the place of what was typed for it. */
export const callIn = (text: string, at: number, caret: number, name: string): string =>
  `${text.slice(0, at)}@${name} ${text.slice(caret)}`;

/** [WR10] Where the called names stand in a text; who is called no more, or was taken out of it, is not among them. */
export const mentionsIn = (text: string, called: readonly Called[]): Mention[] => {
  const found: Mention[] = [];
  // The longest name first: 見本 花 is no part of 見本 花子.
  for (const { kind, id, name } of [...called].sort((a, b) => b.name.length - a.name.length)) {
    const word = `@${name}`;
    for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + word.length))
      if (!found.some((each) => at < each.at + each.length && each.at < at + word.length))
        found.push({ kind, id, at, length: word.length });
  }
  return found.sort((a, b) => a.at - b.at).slice(0, 20);
};
