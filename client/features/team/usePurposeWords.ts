import { useTranslation } from 'react-i18next';
import { purposes } from '#domain/vocabulary/purposes.ts';

export const usePurposeWords = () => {
  const { t } = useTranslation();
  return (names: readonly string[]): string =>
    names
      .map((name) => {
        const known = purposes.find((one) => one === name);
        return known ? t(`vocabulary.purpose.${known}`) : name;
      })
      .join('・');
};
