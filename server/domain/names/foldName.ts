import { foldKanji } from './foldKanji.ts';

/** Katakana as hiragana: the two blocks lie 0x60 apart. */
const toHiragana = (text: string): string =>
  text.replace(/[\u30a1-\u30f6]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) - 0x60));

/** [NA3] Small and old kana as the large ones of today, small ones of Ainu words too; ヶ and ヵ are ケ and カ. */
const plainKana: Readonly<Record<string, string>> = Object.fromEntries(
  [
    ['ぁぃぅぇぉっゃゅょゎゕゖゐゑぢづ', 'あいうえおつやゆよわかけいえじず'],
    ['ㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿ', 'くしすとぬはひふへほむらりるれろ'],
  ].flatMap(([small = '', large = '']) => [...small].map((kana, at) => [kana, [...large][at] ?? kana])),
);

/** Strokes that are typed for the long vowel of a reading. */
const STROKES = /[‐‑‒–—―−─━-]/g;
/** What has no look of its own (variation selectors, joiners, fillers: Unicode's NFKC_Casefold drops them too). */
const IGNORED = /\p{Default_Ignorable_Code_Point}/gu;
/** Blanks and points between the parts of a name. */
const BETWEEN = /[\p{Z}\p{P}\p{Cc}]+/gu;

/** [NA3] 々 and 〻 say the kanji before them again, ゝ and ゞ the kana. One that begins a text says none. */
const repeat = (text: string): string => {
  let said = '';
  let before = '';
  for (const letter of text) {
    const again = repeats[letter];
    if (again === undefined) before = letter;
    else if (before !== '') before = again(before);
    said += again !== undefined && before === '' ? '' : before;
  }
  return said;
};
const unvoiced = (kana: string): string => kana.normalize('NFD').replace(/\u3099/g, '');
const repeats: Readonly<Record<string, (before: string) => string>> = {
  々: (before) => before,
  〻: (before) => before,
  ゝ: unvoiced,
  ヽ: unvoiced,
  ゞ: (before) => `${unvoiced(before)}\u3099`.normalize('NFC'),
  ヾ: (before) => `${unvoiced(before)}\u3099`.normalize('NFC'),
};

const foldOnce = (text: string): string => {
  const plain = text.normalize('NFKC').replace(IGNORED, '').replace(STROKES, 'ー').replace(BETWEEN, '');
  const letters = [...repeat(plain.toUpperCase().toLowerCase())].map(foldKanji).join('');
  return [...toHiragana(letters)]
    .map((letter) => plainKana[letter] ?? letter)
    .join('')
    .normalize('NFC');
};

/** Marks that stand alone come to stand on other letters; no text needs more, and none may go on for ever. */
const MOST_TURNS = 5;

/**
 * [NA1] Names are written in more than one way: 髙橋 and 高橋, 葛󠄀城 and 葛城, 佐々木 and 佐佐木, kana of either kind and size, full
 * and half width. The form of a name that is compared: compatibility forms (NFKC), what is ignored gone, kanji folded by
 * published tables, hiragana, lower case, no blanks or points. Folding it again changes nothing.
 */
export const foldName = (text: string): string => {
  let folded = foldOnce(text);
  for (let turn = 1; turn < MOST_TURNS; turn += 1) {
    const again = foldOnce(folded);
    if (again === folded) break;
    folded = again;
  }
  return folded;
};
