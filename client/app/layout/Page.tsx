import { Fragment, type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { Icon, type IconName } from '../../ui/Icon.tsx';
import { LinkButton } from '../../ui/LinkButton.tsx';
import styles from './Page.module.css';

interface PagePlace {
  readonly to: string;
  readonly label: string;
}

interface PageProps {
  title: string;
  /** The places above this one; never more than two. */
  above?: readonly PagePlace[];
  marks?: ReactNode;
  /** The one thing that is done here most: at the thumb on a phone. */
  main?: PagePlace & { readonly icon: IconName };
  /** In the header's line itself. */
  beside?: PagePlace & { readonly icon: IconName; readonly name?: string };
  /** Others, in a row below it. */
  actions?: ReactNode;
  /** Takes the window's height and scrolls within: on every screen, or where there is room for columns. */
  fill?: 'always' | 'wide';
  children: ReactNode;
}

/**
 * [SC1] One screen: one line with the way back, its title, its marks; then what it holds. The tab's title names no patient:
 * it may stand on a shared screen.
 */
export const Page = ({ title, above = [], marks, main, beside, actions, fill, children }: PageProps) => {
  const { t } = useTranslation();
  useEffect(() => {
    document.title =
      above.length > 0 ? `${above[0]?.label} | ${t('common.app')}` : `${title} | ${t('common.app')}`;
  }, [above, title, t]);
  const back = above.at(-1);
  return (
    <div className={fill ? styles.fill : styles.open} data-fill={fill}>
      <div className={styles.head}>
        {back && (
          <Link className={styles.back} href={back.to} aria-label={t('common.backTo', { place: back.label })}>
            <Icon name="back" large />
            <span>{t('common.back')}</span>
          </Link>
        )}
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
            </ol>
          </nav>
        )}
        <div className={styles.titles}>
          <h1>{title}</h1>
          {marks && <div className={styles.marks}>{marks}</div>}
        </div>
        {beside && (
          <Link className={styles.action} href={beside.to} aria-label={beside.name}>
            <Icon name={beside.icon} large />
            <span>{beside.label}</span>
          </Link>
        )}
        {main && (
          <div className={styles.main}>
            <LinkButton to={main.to} icon={main.icon} look="filled" size="large">
              {main.label}
            </LinkButton>
          </div>
        )}
      </div>
      {actions && <div className={styles.actions}>{actions}</div>}
      {children}
      {main && <div className={styles.room} />}
    </div>
  );
};
