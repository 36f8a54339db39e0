import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { leavingQuestion } from './unsaved.ts';

/** The one question for all forms: what is not saved, and whether to leave all the same. Escape means to stay. */
export const LeaveDialog = () => {
  const { t } = useTranslation();
  const question = useSyncExternalStore(leavingQuestion.subscribe, leavingQuestion.get);
  if (question === null) return null;
  const { way, whats, stay, leave } = question;
  return (
    <Dialog title={t('leaving.title')} isOpen onClose={stay}>
      <p>{t('leaving.what')}</p>
      <ul>
        {whats.map((what) => (
          <li key={what ?? ''}>・{what ?? t('leaving.something')}</li>
        ))}
      </ul>
      <Button look="filled" size="large" icon="pen" onPress={stay}>
        {t('leaving.stay')}
      </Button>
      <Button look="danger" size="large" onPress={leave}>
        {t(`leaving.${way}`)}
      </Button>
    </Dialog>
  );
};
