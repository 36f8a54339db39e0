import type { TFunction } from 'i18next';
import type { NoticeSummary } from '#contracts/http/noticeRoutes.ts';
import { callPatient } from '../../ui/callPatient.ts';
import { formatDay } from '../../ui/formatTime.ts';

/** A facility's state and an admission note have no title of their own: it is made in the reader's language. */
export const noticeTitle = (
  t: TFunction,
  { title, status, admission, sender }: Pick<NoticeSummary, 'title' | 'status' | 'admission' | 'sender'>,
): string => {
  if (status !== null)
    return t('notices.statusTitle', {
      facility: sender.facility,
      state: t(`vocabulary.facilityState.${status.state}`),
    });
  if (admission === null) return title;
  return t('admissions.title', {
    event: t(`admissions.events.${admission.event}`),
    name: callPatient(t, admission.patient.name),
    day: formatDay(admission.on),
  });
};
