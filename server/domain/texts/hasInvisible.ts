/**
 * [VA3] Letters that nobody sees and that change what others see: controls, breaks, what turns the direction of writing
 * (`U+202E`), what has no width, fillers that look like a space, private and unassigned places. Variation selectors stay: they
 * choose between the ways of writing one kanji (葛󠄀). So do the joiners of pictures made of several signs.
 */
const INVISIBLE =
  /[\p{Cc}\p{Cs}\p{Co}\p{Zl}\p{Zp}\p{Noncharacter_Code_Point}]|(?!\u200c|\u200d|[\p{Variation_Selector}\u{e0020}-\u{e007f}])\p{Default_Ignorable_Code_Point}|[\ufff9-\ufffb]/u;

export const hasInvisible = (text: string): boolean => INVISIBLE.test(text);
