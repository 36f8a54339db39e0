import { Fragment, type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import styles from './Page.module.css';

interface PageProps {
  title: string;
  /** The places above this one; never more than two. */
  above?: readonly { readonly to: string; readonly label: string }[];
  marks?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
}

/** One screen: breadcrumb, heading, what it holds. The tab's title names no patient: it may stand on a shared screen. */
export const Page = ({ title, above = [], marks, actions, children }: PageProps) => {
  const { t } = useTranslation();
  useEffect(() => {
    document.title =
      above.length > 0 ? `${above[0]?.label} | ${t('common.app')}` : `${title} | ${t('common.app')}`;
  }, [above, title, t]);
  return (
    <>
      {above.length > 0 && (
        <nav className={styles.crumbs} aria-label={t('common.breadcrumb')}>
          <ol>
            {above.map((place) => (
              <Fragment key={place.to}>
                <li>
                  <Link href={place.to}>{place.label}</Link>
                </li>
                <li aria-hidden="true">›</li>
              </Fragment>
            ))}
            <li aria-current="page">{title}</li>
          </ol>
        </nav>
      )}
      <div className={styles.head}>
        <h1>{title}</h1>
        {marks}
        {actions && <div className={styles.actions}>{actions}</div>}
      </div>
      {children}
    </>
  );
};
