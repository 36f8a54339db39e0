import type { Font } from './readFont.ts';

export interface Printed {
  readonly text: string;
  readonly script?: 'sub' | 'sup';
}

/** A character that could not be printed as it was written; it is named below the form. */
export interface Unprinted {
  /** Characters that stand as 〓. */
  readonly characters: Set<string>;
  /** Letters printed in their usual form, with the selector of the form that was asked for. */
  readonly forms: Set<string>;
}

/**
 * One character as a reader sees it (a grapheme) in glyphs that the font has: the same, or a spelling that means the same
 * (SpO₂ with a lowered 2, ㎍ as μg), else 〓, as printers have always done. An empty box in a signed record would say nothing.
 */
export const printGrapheme = (font: Font, grapheme: string, unprinted: Unprinted): Printed => {
  const script = scriptOf(grapheme);
  if (script !== null && !font.draws(codeOf(grapheme))) return script;
  let text = '';
  let last = '';
  for (const each of composed(grapheme)) {
    const printed = printOne(font, each, last, unprinted);
    // A family of emoji is one picture, and one 〓.
    if (printed !== '〓' || !text.endsWith('〓')) text += printed;
    if (printed !== '') last = each;
  }
  return { text };
};

const codeOf = (character: string): number => character.codePointAt(0) ?? 0;

const printOne = (font: Font, each: string, last: string, unprinted: Unprinted): string => {
  if (selector.test(each)) {
    if (last === '' || !font.draws(codeOf(last))) return '';
    if (font.varies(codeOf(last), codeOf(each))) return each;
    unprinted.forms.add(last + each);
    return '';
  }
  // Joiners, marks of direction, selectors of text or picture: they have no shape of their own.
  if (/\p{Default_Ignorable_Code_Point}/u.test(each)) return '';
  if (/\s/u.test(each)) return font.draws(codeOf(each)) ? each : wide.test(each) ? '　' : ' ';
  if (!/\p{Cc}/u.test(each) && font.draws(codeOf(each))) return each;
  const same = meansTheSame.test(each) ? each.normalize('NFKC') : '';
  if (same !== '' && [...same].every((letter) => font.draws(codeOf(letter)))) return same;
  const usual = compatibilityForm.test(each) ? each.normalize('NFC') : each;
  if (usual !== each && font.draws(codeOf(usual))) {
    unprinted.forms.add(each);
    return usual;
  }
  unprinted.characters.add(each);
  return '〓';
};

const wide = /[\u2001\u2003\u3000]/u;
/** Variation selectors that ask for another form of a letter (葛󠄁); the two of emoji (text or picture) do not. */
const selector = /[\uFE00-\uFE0D\u{E0100}-\u{E01EF}]/u;
/** Squared units and eras, letterlike signs, Roman numerals, radicals as PDFs give them, ligatures, width variants. */
const meansTheSame =
  /[\u2100-\u214F\u2160-\u217F\u2F00-\u2FDF\u3220-\u3247\u32C0-\u32CF\u32FF-\u33FF\uFB00-\uFB06\uFF01-\uFFEE]/u;
const compatibilityForm = /[\uF900-\uFAFF\u{2F800}-\u{2FA1F}]/u;

/** ₂ and ⁻ as their digits and signs, lowered and raised, where the font has no form of its own. */
const scriptOf = (grapheme: string): Printed | null => {
  const script = /^[\u2070\u2071\u2074-\u207F]$/u.test(grapheme)
    ? 'sup'
    : /^[\u2080-\u209C]$/u.test(grapheme)
      ? 'sub'
      : null;
  const text = grapheme.normalize('NFKC').replace('−', '-');
  return script === null || text === grapheme ? null : { text, script };
};

/**
 * か and its mark as the one letter が (a Mac writes two), where that is another spelling of the same. The letter alone must
 * stay as it is: normalising 神 (a compatibility form) would change somebody's name.
 */
const composed = (grapheme: string): string[] => {
  const [base = '', ...more] = grapheme;
  const isMarked = more.length > 0 && more.every((each) => /\p{M}/u.test(each) && !selector.test(each));
  return [...(isMarked && base.normalize('NFC') === base ? grapheme.normalize('NFC') : grapheme)];
};
