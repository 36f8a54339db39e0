import { useTranslation } from 'react-i18next';
import type { ShownPost } from '#contracts/http/channelRoutes.ts';
import { reactions } from '#domain/channels/change.ts';
import { Icon } from '../../ui/Icon.tsx';
import { useTimeFormat } from '../../ui/useTimeFormat.ts';
import { EntryBody } from './EntryBody.tsx';
import { VitalsLine } from './VitalsLine.tsx';
import { Withheld } from './Withheld.tsx';
import styles from './Written.module.css';

type Version = NonNullable<ShownPost['standing']>['versions'][number];

const Wording = ({ entry, version }: { entry: ShownPost; version: Version }) => {
  const { t } = useTranslation();
  const { formatDayTime } = useTimeFormat();
  const { body, vitals } = version;
  return (
    <li className={styles.wording}>
      <small>{t('written.wordingOf', { name: version.author.name, time: formatDayTime(version.at) })}</small>
      <EntryBody entry={{ ...entry, body }} />
      {vitals &&
        ('withheld' in vitals ? (
          <Withheld dataClass={vitals.withheld} rule={vitals.rule} />
        ) : (
          <VitalsLine vitals={vitals} />
        ))}
    </li>
  );
};

/** [WR1] [WR8] [WR9] What became of a post: when it was corrected and what it said before, who pinned it, and who answered how. */
export const EntryStanding = ({ entry }: { entry: ShownPost }) => {
  const { t } = useTranslation();
  const { formatTime } = useTimeFormat();
  const { standing } = entry;
  if (standing === undefined || standing.withdrawn !== null) return null;
  const { versions, pinned } = standing;
  const last = versions.at(-1);
  const given = reactions.flatMap((reaction) => {
    const names = standing.reactions
      .filter((each) => each.reaction === reaction)
      .map(({ author }) => author.name);
    return names.length === 0 ? [] : [{ reaction, names }];
  });
  return (
    <>
      {last !== undefined && (
        <details className={styles.versions}>
          <summary>{t('written.correctedAt', { time: formatTime(last.at) })}</summary>
          <p>{t('written.before')}</p>
          <ul>
            {versions.slice(0, -1).map((version) => (
              <Wording key={version.seq} entry={entry} version={version} />
            ))}
          </ul>
        </details>
      )}
      {pinned !== null && (
        <p className={styles.quiet}>
          <Icon name="check" />{' '}
          {t('written.pinnedBy', { name: pinned.author.name, time: formatTime(pinned.at) })}
        </p>
      )}
      {given.length > 0 && (
        <ul className={styles.reactions} aria-label={t('written.reactionsOf')}>
          {given.map(({ reaction, names }) => (
            <li key={reaction}>
              <b>{t(`written.reaction.${reaction}`)}</b> {names.join('、')}
            </li>
          ))}
        </ul>
      )}
    </>
  );
};
