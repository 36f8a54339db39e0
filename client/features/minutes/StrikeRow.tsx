import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/Button.tsx';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';

interface StrikeRowProps {
  name: string;
  strike: () => Promise<unknown>;
  onMoved: () => Promise<unknown>;
}

/** Takes a row out of the form, asked once; the history keeps it and who took it out. */
export const StrikeRow = ({ name, strike, onMoved }: StrikeRowProps) => {
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  const struck = useMutation({ mutationFn: strike, onSettled: onMoved });
  return (
    <>
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
