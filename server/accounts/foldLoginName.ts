/** A login name as it is stored and looked for: width and case do not count, nor does what surrounds it. */
export const foldLoginName = (loginName: string): string => loginName.normalize('NFKC').trim().toLowerCase();
