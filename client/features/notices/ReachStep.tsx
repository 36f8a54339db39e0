import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { noticeRoutes } from '#contracts/http/noticeRoutes.ts';
import type { FacilityId } from '#domain/ids.ts';
import { callRoute } from '../../api/callRoute.ts';
import { isRefused } from '../../api/isRefused.ts';
import { Button } from '../../ui/Button.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { Message } from '../../ui/Message.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import type { NoticeDraft } from './NoticeDraft.ts';
import styles from './Notices.module.css';
import { ReachLists } from './ReachLists.tsx';

/** 届く範囲, and only then 送信. The same clientId goes with every try, so that a second try is the same notice. */
export const ReachStep = (props: { draft: NoticeDraft; onBack: () => void; onSent: () => void }) => {
  const { t } = useTranslation();
  const [, navigate] = useLocation();
  const queries = useQueryClient();
  const [clientId] = useState(() => crypto.randomUUID());
  const { purpose, facilityKinds, municipalities, title, text, files } = props.draft;
  const audience = { facilityKinds, municipalities };
  const reach = useQuery({
    queryKey: ['reach', purpose, audience],
    queryFn: ({ signal }) =>
      callRoute(noticeRoutes.previewNotice, { body: { purpose, audience } }, { signal }),
    gcTime: 0,
    enabled: facilityKinds.length > 0 && municipalities.length > 0,
  });
  const send = useMutation({
    mutationFn: (shown: FacilityId[]) =>
      callRoute(noticeRoutes.sendNotice, {
        body: { clientId, purpose, title, text, audience, attachments: files.map((file) => file.id), shown },
      }),
    onSuccess: async ({ id }) => {
      await queries.invalidateQueries({ queryKey: ['notices'] });
      navigate(`/notices/${id}/receipts`);
      props.onSent();
    },
  });
  if (isRefused(reach)) return <ErrorNotice error={reach.error} textIsSafe />;
  if (!reach.data) return <Skeleton rows={6} />;
  const { data } = reach;
  return (
    <div className={styles.form}>
      <ReachLists reach={data} />
      {data.people === 0 && (
        <Message tone="warning">
          <p>{t('notices.reachesNobody')}</p>
        </Message>
      )}
      {send.error && <ErrorNotice error={send.error} textIsSafe />}
      <div className={styles.actions}>
        <Button
          look="filled"
          size="large"
          icon="send"
          isDisabled={send.isPending || data.people === 0}
          onPress={() =>
            send.mutate(data.reached.flatMap((one) => one.facilities.map((facility) => facility.id)))
          }
        >
          {send.isPending
            ? t('notices.sending')
            : t('notices.send', { facilities: data.facilities, people: data.people })}
        </Button>
        <Button size="large" onPress={props.onBack}>
          {t('common.back')}
        </Button>
      </div>
    </div>
  );
};
