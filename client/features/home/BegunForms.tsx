import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { drafts } from '../../app/drafts.ts';
import { formDrafts, type KeptForm } from '../../app/formDrafts.ts';
import { Card } from '../../ui/Card.tsx';
import { LinkButton } from '../../ui/LinkButton.tsx';
import styles from './Home.module.css';

type Begun = Pick<KeptForm, 'what' | 'path'>;

/** A phone that ended the tab comes back here: what was begun and not sent is one press away. */
export const BegunForms = () => {
  const { t } = useTranslation();
  const all = JSON.parse(useSyncExternalStore(drafts.subscribe, formDrafts.screens)) as Begun[];
  const begun = [...new Map(all.map((one) => [`${one.what} ${one.path}`, one])).values()];
  if (begun.length === 0) return null;
  return (
    <Card title={t('home.begun')}>
      <p>{t('home.begunHelp')}</p>
      <div className={styles.begun}>
        {begun.map(({ what, path }) => (
          <LinkButton key={`${what} ${path}`} to={path} icon="pen">
            {what}
          </LinkButton>
        ))}
      </div>
    </Card>
  );
};
