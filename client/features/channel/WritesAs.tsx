import { useTranslation } from 'react-i18next';
import { useSession } from '../session/SessionContext.ts';
import { actingPosition } from '../session/SignedIn.ts';
import styles from './Composer.module.css';

/** [SC1] In whose name it goes, beside the button that sends it. */
export const WritesAs = () => {
  const { t } = useTranslation();
  const { session } = useSession();
  const acting = actingPosition(session);
  if (acting === null) return null;
  return (
    <span className={styles.as}>
      {t('channel.writesAs', { position: `${acting.facility.name}・${acting.profession}` })}
    </span>
  );
};
