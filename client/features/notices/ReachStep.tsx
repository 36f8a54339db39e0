import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { noticeRoutes } from '#contracts/http/noticeRoutes.ts';
import type { FacilityId } from '#domain/ids.ts';
import { callRoute } from '../../api/callRoute.ts';
import { sendOnce } from '../../api/sendOnce.ts';
import { type NoticeDraft, useNoticeFiles } from './NoticeDraft.ts';
import { ReachAndSend } from './ReachAndSend.tsx';

/** 届く範囲, and only then 送信. */
export const ReachStep = (props: { draft: NoticeDraft; onBack: () => void; onSent: () => void }) => {
  const { t } = useTranslation();
  const [, navigate] = useLocation();
  const queries = useQueryClient();
  const { purpose, facilityKinds, municipalities, title, text } = props.draft;
  const files = useNoticeFiles();
  const audience = { facilityKinds, municipalities };
  const reach = useQuery({
    queryKey: ['reach', purpose, audience],
    queryFn: ({ signal }) =>
      callRoute(noticeRoutes.previewNotice, { body: { purpose, audience } }, { signal }),
    gcTime: 0,
    enabled: facilityKinds.length > 0 && municipalities.length > 0,
  });
  const send = useMutation({
    mutationFn: (shown: FacilityId[]) => {
      const notice = { purpose, title, text, audience, attachments: files.sent.map((file) => file.id) };
      return sendOnce('notice', notice, (clientId) =>
        callRoute(noticeRoutes.sendNotice, { body: { ...notice, clientId, shown } }),
      );
    },
    onSuccess: async ({ id }) => {
      await queries.invalidateQueries({ queryKey: ['notices'] });
      navigate(`/notices/${id}/receipts`);
      files.clear();
      props.onSent();
    },
  });
  return (
    <ReachAndSend
      reach={reach}
      send={send}
      reachesNobody={t('notices.reachesNobody')}
      onBack={props.onBack}
    />
  );
};
