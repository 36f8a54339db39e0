import type { TFunction } from 'i18next';
import type { NoticeSummary } from '#contracts/http/noticeRoutes.ts';

/** A facility's state has no words of its own: they are made in the reader's language. */
export const noticeTitle = (
  t: TFunction,
  { title, status, sender }: Pick<NoticeSummary, 'title' | 'status' | 'sender'>,
): string =>
  status === null
    ? title
    : t('notices.statusTitle', {
        facility: sender.facility,
        state: t(`admin.status.states.${status.state}`),
      });
