import { useTranslation } from 'react-i18next';
import type { FamilyPostView } from '#contracts/http/familyView.ts';
import { classNames } from '../../ui/classNames.ts';
import { useTimeFormat } from '../../ui/useTimeFormat.ts';
import styles from './Family.module.css';

type Seen = readonly {
  readonly name: string | null;
  readonly facility: string | null;
  readonly upTo: number;
}[];

interface FamilyPostProps {
  post: FamilyPostView;
  seen: Seen;
  side: 'family' | 'team';
}

/** One post: who, what they are, what they wrote, who has seen it. */
export const FamilyPost = ({ post, seen, side }: FamilyPostProps) => {
  const { t } = useTranslation();
  const { formatDayTime } = useTimeFormat();
  const { author, handled } = post;
  const what = author.profession ?? (author.relation && t(`family.relation.${author.relation}`));
  const where = [author.facility, author.municipality].filter(Boolean).join('・');
  const by = seen.filter(({ upTo }) => upTo >= post.seq);
  const places = [...new Set(by.flatMap(({ facility }) => facility ?? []))].join('、');
  const handledBy = handled && [handled.name, handled.profession, handled.facility].filter(Boolean).join(' ');
  return (
    <li className={classNames(styles.post, post.isOwn && styles.own)}>
      <p className={styles.who}>
        <b>{post.isOwn ? t('family.self') : (author.name ?? what ?? t('family.hiddenName'))}</b>
        {author.name !== null && what && <span>{what}</span>}
        {where !== '' && <span className={styles.quiet}>{where}</span>}
        <time className={styles.quiet} dateTime={post.at}>
          {formatDayTime(post.at)}
        </time>
      </p>
      {post.text !== null && <p className={styles.text}>{post.text}</p>}
      {post.withheld !== null && <p>{t('family.withheld', { rule: post.withheld })}</p>}
      {post.attachments.map(({ id }) => (
        <a key={id} href={`/api/attachments/${id}`} target="_blank" rel="noreferrer">
          <img
            className={styles.photo}
            src={`/api/attachments/${id}?size=preview`}
            alt={t('family.photoOf')}
            loading="lazy"
          />
        </a>
      ))}
      {handledBy && <p className={styles.quiet}>{t('family.handled', { who: handledBy })}</p>}
      {post.side === side && by.length > 0 && (
        <p className={styles.quiet}>
          {side === 'family'
            ? t('family.seenByTeam', { count: by.length }) +
              (places ? t('family.seenAt', { where: places }) : '')
            : t('family.seenByFamily', { names: by.flatMap(({ name }) => name ?? []).join('、') })}
        </p>
      )}
    </li>
  );
};
