import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { familyRoutes } from '#contracts/http/familyRoutes.ts';
import type { FamilyPostView, FamilyRoomView } from '#contracts/http/familyView.ts';
import { type FamilyAddressee, familyAddressees } from '#domain/records/familyRoom/familyVocabulary.ts';
import { callRoute } from '../../api/callRoute.ts';
import { useIsVisible } from '../../app/useIsVisible.ts';
import { Button } from '../../ui/Button.tsx';
import { Choice } from '../../ui/Choice.tsx';
import { ChoiceGroup } from '../../ui/ChoiceGroup.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { Message } from '../../ui/Message.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { useTimeFormat } from '../../ui/useTimeFormat.ts';
import styles from './Family.module.css';
import { FamilyComposer } from './FamilyComposer.tsx';
import { FamilyPost } from './FamilyPost.tsx';
import { useFamilyPosts } from './useFamilyRoom.ts';

/** One room, as the family and the team see it: to whom, what was written, who reads it, the field. */
export const FamilyRoom = ({ room }: { room: FamilyRoomView }) => {
  const { t } = useTranslation();
  const [to, setTo] = useState<FamilyAddressee>('team');
  const mayRead = room.side === 'family' || room.acts.includes('read-to-doctor');
  const choices = familyAddressees.filter((each) => each === 'team' || mayRead);
  const who = room.readers
    .map(({ name, profession, facility }) => [profession, name, facility].filter(Boolean).join(' '))
    .join('、');
  const isUnread = to === 'doctor' && room.readers.length === 0;
  return (
    <>
      {room.isProtected && <Message tone="info">{t('family.isProtected')}</Message>}
      <Waiting room={room} />
      {choices.length > 1 && (
        <ChoiceGroup legend={t('family.title')}>
          {choices.map((each) => (
            <Choice key={each} kind="radio" name="to" checked={to === each} onChange={() => setTo(each)}>
              {t(`family.to.${each}`)}
            </Choice>
          ))}
        </ChoiceGroup>
      )}
      <Posts key={to} room={room} to={to} />
      <p>{isUnread ? t('family.toHelp.nobody') : t(`family.toHelp.${to}`, { who })}</p>
      {room.acts.includes('write') && !isUnread && (
        <FamilyComposer key={`write ${to}`} familyRoom={room.familyRoom} to={to} side={room.side} />
      )}
    </>
  );
};

/** [FA7] To one of the team: it is theirs to answer, or to say that it was dealt with. */
const Waiting = ({ room: { familyRoom, side, acts, waiting } }: { room: FamilyRoomView }) => {
  const { t } = useTranslation();
  const { formatDayTime } = useTimeFormat();
  const queries = useQueryClient();
  const answer = useMutation({
    mutationFn: (body: { to: FamilyAddressee; seq: number }) =>
      callRoute(familyRoutes.answerFamily, { params: { familyRoom }, body }),
    onSettled: async () => {
      for (const key of ['familyRoom', 'familyPosts', 'familyWaiting'])
        await queries.invalidateQueries({ queryKey: [key] });
    },
  });
  if (side !== 'team') return null;
  return (
    <>
      {waiting.map(({ to, since, upTo }) => (
        <Message key={to} tone="warning" title={t(`family.to.${to}`)}>
          <p>{t('family.waiting', { since: formatDayTime(since) })}</p>
          {acts.includes('answer-family') && (
            <Button isDisabled={answer.isPending} onPress={() => answer.mutate({ to, seq: upTo })}>
              {t('family.handle')}
            </Button>
          )}
        </Message>
      ))}
      {answer.error && <ErrorNotice error={answer.error} />}
    </>
  );
};

const Posts = ({ room: { familyRoom, side }, to }: { room: FamilyRoomView; to: FamilyAddressee }) => {
  const { t } = useTranslation();
  const isVisible = useIsVisible();
  const posts = useFamilyPosts(familyRoom, to);
  const [older, setOlder] = useState<readonly FamilyPostView[]>([]);
  const [more, setMore] = useState<boolean | null>(null);
  const newest = posts.data?.posts.at(-1)?.seq ?? 0;
  useEffect(() => {
    if (newest === 0 || !isVisible) return;
    // What could not be marked now is marked with the next look.
    callRoute(familyRoutes.markFamilyRead, {
      ...{ params: { familyRoom }, body: { to, seq: newest } },
    }).catch(() => undefined);
  }, [familyRoom, to, newest, isVisible]);
  const all = [...older, ...(posts.data?.posts ?? [])];
  const first = all[0]?.seq ?? 1;
  const ask = useMutation({
    mutationFn: () =>
      callRoute(familyRoutes.listFamilyPosts, {
        params: { familyRoom },
        query: { to, before: first },
      }),
    onSuccess: (page) => {
      setOlder((known) => [...page.posts, ...known]);
      setMore(page.more);
    },
  });
  if (posts.isPending) return <Skeleton rows={3} />;
  return (
    <>
      {posts.error && <ErrorNotice error={posts.error} />}
      {ask.error && <ErrorNotice error={ask.error} />}
      {(more ?? posts.data?.more) && (
        <Button isDisabled={ask.isPending} onPress={() => ask.mutate()}>
          {t('family.older')}
        </Button>
      )}
      {all.length === 0 && <p>{t('family.empty')}</p>}
      <ol className={styles.posts}>
        {all.map((post) => (
          <FamilyPost key={post.seq} post={post} seen={posts.data?.seen ?? []} side={side} />
        ))}
      </ol>
    </>
  );
};
