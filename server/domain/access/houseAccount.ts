import type { AccountId } from '../ids.ts';

/** The account that facts name where nobody acted: what the house did by itself, by a rule. Nobody can sign in as it. */
export const houseAccount = `${'0'.repeat(23)}1` as AccountId;
