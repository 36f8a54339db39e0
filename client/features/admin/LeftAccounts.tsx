import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { accountRoutes } from '#contracts/http/accountRoutes.ts';
import type { Answer } from '#contracts/http/route.ts';
import type { AccountId } from '#domain/ids.ts';
import type { MunicipalityCode } from '#domain/vocabulary/municipalityCode.ts';
import { callRoute } from '../../api/callRoute.ts';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { formatDay } from '../../ui/formatTime.ts';
import styles from './Admin.module.css';

type Left = Answer<typeof accountRoutes.listAccounts>['left'][number];

interface LeftAccountsProps {
  municipality: MunicipalityCode;
  left: readonly Left[];
  onMoved: () => Promise<unknown>;
}

/** Who has left, the last one first: what was entered in error is taken back here. */
export const LeftAccounts = ({ municipality, left, onMoved }: LeftAccountsProps) => {
  const { t } = useTranslation();
  const [taking, setTaking] = useState<Left | null>(null);
  const undo = useMutation({
    mutationFn: (account: AccountId) =>
      callRoute(accountRoutes.undoLeave, { params: { municipality, account } }),
    onSuccess: async () => {
      setTaking(null);
      await onMoved();
    },
  });
  if (left.length === 0) return null;
  const isOpen = ({ undoableUntil }: Left) => undoableUntil !== null && new Date() < new Date(undoableUntil);
  return (
    <Card title={t('rights.left.title')}>
      <ul>
        {left.map((one) => (
          <li key={one.id} className={styles.row}>
            <span>
              <b>{one.name}</b>({one.loginName})
            </span>
            <span className={styles.beside}>
              {one.at !== null && t('rights.left.on', { day: formatDay(new Date(one.at)) })}
              {isOpen(one) ? (
                <Button look="text" size="small" aria-haspopup="dialog" onPress={() => setTaking(one)}>
                  {t('rights.left.undo')}
                </Button>
              ) : (
                <small>{t('rights.left.over')}</small>
              )}
            </span>
          </li>
        ))}
      </ul>
      <ConfirmDialog
        title={t('rights.left.undoTitle', { name: taking?.name ?? '' })}
        isOpen={taking !== null}
        onClose={() => setTaking(null)}
        action={t('rights.left.undoNow')}
        onConfirm={() => taking && undo.mutate(taking.id)}
        work={undo}
      >
        <p>{t('rights.left.undoHelp')}</p>
        {taking?.undoableUntil && (
          <p>{t('rights.left.undoableUntil', { day: formatDay(new Date(taking.undoableUntil)) })}</p>
        )}
      </ConfirmDialog>
    </Card>
  );
};
