import type { AccountId } from '#domain/ids.ts';

/** What of a number is hashed: of one account and one place of its sheet, so that none stands for another. */
export const sheetValue = (account: AccountId, at: number, number: string): string =>
  `${account} ${at} ${number}`;
