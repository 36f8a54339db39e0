import { useTranslation } from 'react-i18next';
import { Message } from '../../../ui/Message.tsx';
import { useCallLayer } from './CallContext.ts';

/** Beside what ends a call with the session or the position: it says so first. */
export const CallEnds = () => {
  const { t } = useTranslation();
  const { goesOn } = useCallLayer();
  return goesOn ? (
    <Message tone="warning">
      <p>{t('conferences.layer.signOut')}</p>
    </Message>
  ) : null;
};
