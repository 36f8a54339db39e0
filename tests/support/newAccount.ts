import { randomBytes } from 'node:crypto';

/** The id of an account that nobody has yet, as the cookie of startMinutesNode names it. */
export const newAccount = () => randomBytes(12).toString('hex');
