import type { TFunction } from 'i18next';

/** 髙橋花子様; a mark in brackets after a name, such as （見本）, stays behind the 様. */
export const callPatient = (t: TFunction, name: string): string => {
  const [, called = name, mark = ''] = /^(.*?)\s*([（(][^（(]*[）)])?$/.exec(name) ?? [];
  return `${t('common.honorific', { name: called })}${mark}`;
};
