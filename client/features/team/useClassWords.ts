import { useTranslation } from 'react-i18next';
import { dataClasses } from '#domain/vocabulary/dataClasses.ts';

/** Classes of data in words, in the rules' order; one that we do not know stands as it is. */
export const useClassWords = () => {
  const { t } = useTranslation();
  return (classes: readonly string[]): string =>
    classes
      .map((name) => {
        const known = dataClasses.find((one) => one === name);
        return known ? t(`vocabulary.dataClass.${known}`) : name;
      })
      .join('・');
};
