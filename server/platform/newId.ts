import { randomBytes } from 'node:crypto';

/** A new id of 96 random bits, 24 hexadecimal digits: nobody can guess one, and it tells nothing of its age. */
export const newId = <Id extends string>(): Id => randomBytes(12).toString('hex') as Id;
