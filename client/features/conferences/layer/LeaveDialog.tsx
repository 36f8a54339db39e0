import { useTranslation } from 'react-i18next';
import type { ConferenceView } from '#contracts/http/conferenceRoutes.ts';
import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';

interface LeaveDialogProps {
  conference: ConferenceView;
  onStay: () => void;
  onLeave: () => void;
}

/** Leaving asks once. Who holds the conference is told that it goes on without them. */
export const LeaveDialog = ({ conference, onStay, onLeave }: LeaveDialogProps) => {
  const { t } = useTranslation();
  return (
    <Dialog title={t('conferences.layer.leaveTitle')} isOpen onClose={onStay}>
      <p>{t('conferences.layer.leaveWhich', { title: conference.title })}</p>
      <p>{t(conference.may.hold ? 'conferences.layer.leaveHolder' : 'conferences.layer.leaveHelp')}</p>
      <Button look="filled" icon="leave" onPress={onLeave}>
        {t('conferences.leave')}
      </Button>
      <Button look="text" onPress={onStay}>
        {t('conferences.layer.stay')}
      </Button>
    </Dialog>
  );
};
