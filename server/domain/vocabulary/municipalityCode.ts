declare const brand: unique symbol;

/** The national code of a municipality (全国地方公共団体コード): six digits, the last one a check digit. */
export type MunicipalityCode = string & { readonly [brand]: 'MunicipalityCode' };

/** The check digit of a code's first five digits: the last digit of 11 - (6a + 5b + 4c + 3d + 2e) mod 11. */
export function checkDigit(firstFive: string): number {
  const weighted = [...firstFive].reduce((sum, digit, at) => sum + Number(digit) * (6 - at), 0);
  return (11 - (weighted % 11)) % 10;
}

export function parseMunicipalityCode(text: unknown): MunicipalityCode | null {
  if (typeof text !== 'string' || !/^[0-9]{6}$/.test(text)) return null;
  return checkDigit(text.slice(0, 5)) === Number(text[5]) ? (text as MunicipalityCode) : null;
}
