import type { AccountId } from '../ids.ts';

/**
 * The account that facts name where nobody acted and a rule of the house did something by itself. Nobody can sign in
 * as it.
 */
export const houseAccount = `${'0'.repeat(23)}1` as AccountId;
