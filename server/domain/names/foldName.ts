/**
 * Names are written in more than one way: 髙橋 and 高橋, 﨑 and 崎, kana of either kind, full and half width.
 * Searching compares folded text, so that each way finds all the others.
 */
const variants: Readonly<Record<string, string>> = {
  髙: '高',
  﨑: '崎',
  嵜: '崎',
  碕: '崎',
  﨏: '谺',
  濵: '浜',
  濱: '浜',
  邊: '辺',
  邉: '辺',
  齋: '斎',
  齊: '斎',
  斉: '斎',
  澤: '沢',
  廣: '広',
  櫻: '桜',
  國: '国',
  嶋: '島',
  嶌: '島',
  德: '徳',
  惠: '恵',
  眞: '真',
  萬: '万',
  龍: '竜',
  瀧: '滝',
  壽: '寿',
  冨: '富',
  桒: '桑',
  𠮷: '吉',
  栁: '柳',
  曻: '昇',
  槗: '橋',
  圓: '円',
  關: '関',
  澁: '渋',
  與: '与',
  縣: '県',
  福: '福',
  神: '神',
  都: '都',
};

/** Katakana as hiragana: the two blocks lie 0x60 apart. */
const toHiragana = (text: string): string =>
  text.replace(/[\u30a1-\u30f6]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) - 0x60));

/** The form of a name that is compared: NFKC, variants folded, hiragana, lower case, no white space. */
export const foldName = (text: string): string =>
  toHiragana([...text.normalize('NFKC')].map((letter) => variants[letter] ?? letter).join(''))
    .toLowerCase()
    .replace(/[\s・･]+/gu, '');
