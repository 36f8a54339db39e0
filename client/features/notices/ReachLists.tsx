import { useTranslation } from 'react-i18next';
import type { ReachView } from '#contracts/http/noticeRoutes.ts';
import { Badge } from '../../ui/Badge.tsx';
import { Card } from '../../ui/Card.tsx';
import { CrossingMark } from '../../ui/CrossingMark.tsx';
import { ruleWords } from '../../ui/ruleWords.ts';
import styles from './Notices.module.css';

/** Who is reached, by municipality, under which clause; and who is not, with the reason. */
export const ReachLists = ({ reach }: { reach: ReachView }) => {
  const { t } = useTranslation();
  return (
    <>
      <Card title={t('notices.reached', { facilities: reach.facilities, people: reach.people })}>
        <ul>
          {reach.reached.map((one) => (
            <li key={one.municipality} className={styles.reach}>
              <span className={styles.actions}>
                <Badge tone="success" icon="check">
                  {t('notices.reaches')}
                </Badge>
                {one.crossing ? <CrossingMark municipality={one.name} /> : <b>{one.name}</b>}
                <span>{t('notices.counts', { facilities: one.facilities.length, people: one.people })}</span>
              </span>
              <span>{one.facilities.map((facility) => facility.name).join('、')}</span>
              {one.clause && (
                <small>{t('notices.whyClause', { clause: one.clause, title: one.clauseTitle ?? '' })}</small>
              )}
            </li>
          ))}
        </ul>
      </Card>
      {reach.notReached.length > 0 && (
        <Card title={t('notices.notReached')}>
          <ul>
            {reach.notReached.map((one) => (
              <li key={`${one.municipality} ${one.rule} ${one.clause}`} className={styles.reach}>
                <span className={styles.actions}>
                  <Badge tone="error" icon="close">
                    {t('notices.doesNotReach')}
                  </Badge>
                  <b>{one.name}</b>
                  {one.facilities !== null && one.people !== null && (
                    <span>{t('notices.counts', { facilities: one.facilities, people: one.people })}</span>
                  )}
                </span>
                <span>
                  {t('notices.reason')} {one.rule} {ruleWords(t, one.rule)}
                </span>
              </li>
            ))}
          </ul>
        </Card>
      )}
    </>
  );
};
