import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/Button.tsx';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';

interface RowActionsProps {
  name: string;
  correct: () => void;
  strike: () => Promise<unknown>;
  onMoved: () => Promise<unknown>;
}

/** Corrects a row of the form, or takes it out, asked once; the history keeps it and who took it out. */
export const RowActions = ({ name, correct, strike, onMoved }: RowActionsProps) => {
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  const struck = useMutation({ mutationFn: strike, onSettled: onMoved });
  return (
    <>
      <Button look="text" size="small" onPress={correct}>
        {t('minutes.correct')}
      </Button>
      <Button look="text" size="small" onPress={() => setAsking(true)}>
        {t('minutes.strike')}
      </Button>
      <ConfirmDialog
        title={t('minutes.strikeTitle', { name })}
        isOpen={asking}
        onClose={() => setAsking(false)}
        action={t('minutes.strikeNow')}
        onConfirm={() => struck.mutate()}
        work={struck}
        isDangerous
      >
        <p>{t('minutes.strikeHelp')}</p>
      </ConfirmDialog>
    </>
  );
};
