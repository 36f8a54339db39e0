import i18next from 'i18next';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { readPreference, textSizes, writePreference } from '../../app/preferences.ts';
import { speak } from '../../i18n/startWords.ts';
import { Choice } from '../../ui/Choice.tsx';
import { ChoiceGroup } from '../../ui/ChoiceGroup.tsx';
import styles from '../session/SignIn.module.css';

/** Text size and language, before signing in too: who cannot read the form cannot sign in. */
export const LookChoices = () => {
  const { t } = useTranslation();
  const [size, setSize] = useState(readPreference('text'));
  return (
    <div className={styles.choices}>
      <ChoiceGroup legend={t('settings.textSize')}>
        <div className={styles.sizes}>
          {textSizes.map((one) => (
            <Choice
              key={one}
              kind="radio"
              name="text-size"
              checked={size === one}
              onChange={() => {
                writePreference('text', one);
                setSize(one);
              }}
            >
              {t(`settings.sizes.${one}`)}
            </Choice>
          ))}
        </div>
      </ChoiceGroup>
      <ChoiceGroup legend="言語 / Language">
        <div className={styles.sizes}>
          {(['ja', 'en'] as const).map((language) => (
            <Choice
              key={language}
              kind="radio"
              name="language"
              checked={i18next.language === language}
              onChange={() => {
                writePreference('language', language);
                void speak(language);
              }}
            >
              {language === 'ja' ? '日本語' : 'English'}
            </Choice>
          ))}
        </div>
      </ChoiceGroup>
    </div>
  );
};
