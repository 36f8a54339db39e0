import i18next from 'i18next';
import type { Words } from './Words.ts';

/**
 * Words that come with the screens they are on, not with the first one: such a screen's module adds them as it is loaded,
 * before anything of it is drawn.
 */
export const addWords = (words: Partial<Words>): void => {
  i18next.addResourceBundle('ja', 'translation', words, true, true);
};
