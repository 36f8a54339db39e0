import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { postRoutes } from '#contracts/http/postRoutes.ts';
import type { PostId } from '#domain/ids.ts';
import { callRoute } from '../../api/callRoute.ts';
import type { PatientRoom } from './PatientRoom.ts';
import { useChannel } from './useChannel.ts';
import styles from './Written.module.css';

/** [WR6] The post that an answer refers to, as it stands for who looks: from the open room, else asked for by its id. */
export const Quote = ({ room, post }: { room: PatientRoom; post: PostId }) => {
  const { t } = useTranslation();
  const { state } = useChannel(room.channel);
  const here = state.entries.find((entry) => 'id' in entry && entry.id === post);
  const asked = useQuery({
    enabled: here === undefined && state.phase === 'open',
    queryKey: ['post', room.channel, post],
    queryFn: ({ signal }) =>
      callRoute(postRoutes.readPost, { params: { channel: room.channel, post } }, { signal }),
  });
  const quoted = here ?? asked.data?.post;
  if (quoted === undefined)
    return <div className={styles.quote}>{asked.error ? t('written.quoteGone') : '…'}</div>;
  if (!('id' in quoted) || 'withheld' in quoted.body)
    return <div className={styles.quote}>{t('written.quoteGone')}</div>;
  const { author, body, standing } = quoted;
  return (
    <div className={styles.quote}>
      <small>
        {author.name}（{author.facilityName}）
      </small>
      <p>{standing?.withdrawn ? t('written.quoteWithdrawn') : (body.title ?? body.text)}</p>
      <Link href={`${room.path}/posts/${post}`}>{t('written.toQuoted')}</Link>
    </div>
  );
};
