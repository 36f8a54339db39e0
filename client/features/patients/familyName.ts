/** 髙橋 of 髙橋 花子（見本）; a name written without a space is called whole. */
export const familyName = (name: string): string => name.trim().split(/[\s　（(]+/)[0] ?? name;
