/**
 * A login name as it is stored and looked for: full or half width, upper or lower case and white space around it do
 * not count.
 */
export const foldLoginName = (loginName: string): string => loginName.normalize('NFKC').trim().toLowerCase();
