import { useTranslation } from 'react-i18next';
import { Icon } from '../../ui/Icon.tsx';
import styles from './Composer.module.css';
import { type OwnForm, ownForms } from './useMode.ts';

interface WaysProps {
  begun: readonly OwnForm[];
  onChosen: (mode: OwnForm) => void;
}

/** 訪問報告 and 話題, one press from the talk. */
export const Ways = ({ begun, onChosen }: WaysProps) => {
  const { t } = useTranslation();
  return ownForms.map((one) => {
    const mark = begun.includes(one) ? t('channel.begun') : '';
    return (
      <button
        key={one}
        type="button"
        className={styles.way}
        aria-label={`${t(`channel.compose.${one}`)}${mark}`}
        onClick={() => onChosen(one)}
      >
        <Icon name={one === 'topic' ? 'plus' : 'pen'} />
        <span>
          {t(`channel.ways.${one}`)}
          {mark}
        </span>
      </button>
    );
  });
};
