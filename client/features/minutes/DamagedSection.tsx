import { useTranslation } from 'react-i18next';
import type { MinutesView } from '#contracts/http/minutesView.ts';
import { Message } from '../../ui/Message.tsx';
import { Blocks } from './Blocks.tsx';
import styles from './Minutes.module.css';

/**
 * An editor takes away what its schema has no place for, and with it what stands in it, in the name of whoever has the
 * page open: a section that holds such (stored before the server refused it, MI8) is never given to one.
 */
export const DamagedSection = ({ section }: { section: MinutesView['sections'][number] }) => {
  const { t } = useTranslation();
  return (
    <section className={styles.section}>
      <h3>{section.label}</h3>
      <Message tone="warning" title={t('minutes.damaged.what')}>
        <p>{t('minutes.damaged.next')}</p>
      </Message>
      <Blocks blocks={section.blocks} />
    </section>
  );
};
