import type { TFunction } from 'i18next';
import type { NoticeSummary } from '#contracts/http/noticeRoutes.ts';
import { callPatient } from '../../ui/callPatient.ts';
import { formatDay } from '../../ui/formatTime.ts';

/** A facility's state and a hospital note have no title of their own: it is made in the reader's language. */
export const noticeTitle = (
  t: TFunction,
  {
    title,
    status,
    hospitalNote,
    sender,
  }: Pick<NoticeSummary, 'title' | 'status' | 'hospitalNote' | 'sender'>,
): string => {
  if (status !== null)
    return t('notices.statusTitle', {
      facility: sender.facility,
      state: t(`vocabulary.facilityState.${status.state}`),
    });
  if (hospitalNote === null) return title;
  return t('hospitalNotes.title', {
    event: t(`hospitalNotes.events.${hospitalNote.event}`),
    name: callPatient(t, hospitalNote.patient.name),
    day: formatDay(hospitalNote.on),
  });
};
