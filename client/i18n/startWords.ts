import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { readPreference } from '../app/preferences.ts';
import { firstWords } from './ja/firstWords.ts';
import type { ja } from './ja/index.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation';
    resources: { translation: typeof ja };
  }
}

/** Japanese comes with the screens, from the first on; English is fetched when it is chosen. */
export const speak = async (language: 'ja' | 'en'): Promise<void> => {
  if (language === 'en' && !i18next.hasResourceBundle('en', 'translation')) {
    const { en } = await import('./en/index.ts');
    i18next.addResourceBundle('en', 'translation', en);
  }
  await i18next.changeLanguage(language);
  document.documentElement.lang = language;
};

export const startWords = async (): Promise<void> => {
  await i18next.use(initReactI18next).init({
    lng: 'ja',
    fallbackLng: 'ja',
    resources: { ja: { translation: firstWords } },
    interpolation: { escapeValue: false },
    returnEmptyString: true,
  });
  await speak(readPreference('language'));
};
