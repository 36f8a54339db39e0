import { useTranslation } from 'react-i18next';
import type { SavingFields } from '../../app/useFieldSaver.ts';
import { Button } from '../../ui/Button.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { Message } from '../../ui/Message.tsx';

/** Why fields cannot be saved, and the way out; what was typed stays on the screen. */
export const FieldsTrouble = ({ fields: { state, saver } }: { fields: SavingFields }) => {
  const { t } = useTranslation();
  if (state.saving === 'refused') return <ErrorNotice error={state.error} textIsSafe />;
  if (state.saving !== 'gone') return null;
  return (
    <Message tone="error" live title={t('minutes.gone.what')}>
      <p>{t('minutes.gone.next')}</p>
      <Button onPress={() => saver.writeAgain()}>{t('minutes.gone.again')}</Button>
    </Message>
  );
};
