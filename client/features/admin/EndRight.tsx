import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Day, parseDay, untilOf } from '#domain/vocabulary/days.ts';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { lastDayIn } from '../../ui/formatPeriod.ts';
import { type EndingWhen, WhenItEnds } from './WhenItEnds.tsx';

interface EndRightProps {
  kind: 'position' | 'capacity';
  /** Whose, and which. */
  name: string;
  what: string;
  /** An end that was set already. */
  until: string | null;
  /** Without `until` it ends at once; null takes the day that was set back. */
  onEnd: (body: { until?: Day | null }) => Promise<unknown>;
  onClose: () => void;
}

/** A position or capacity ends: at once, with a last day to come, or after all not. */
export const EndRight = ({ kind, name, what, until, onEnd, onClose }: EndRightProps) => {
  const { t } = useTranslation();
  const [when, setWhen] = useState<EndingWhen>('now');
  const [last, setLast] = useState('');
  const chosen = untilOf(parseDay(last));
  const end = useMutation({
    mutationFn: () => onEnd(when === 'now' ? {} : { until: when === 'back' ? null : chosen }),
    onSuccess: onClose,
  });
  const set = lastDayIn(until);
  const missing = when === 'onDay' && chosen === null;
  return (
    <ConfirmDialog
      title={t(`rights.end.${kind}`, { name, what })}
      isOpen
      onClose={onClose}
      action={t('rights.end.send')}
      onConfirm={() => end.mutate()}
      work={{ isPending: end.isPending || missing, error: end.error }}
      isDangerous={when === 'now'}
    >
      <p>{t(`rights.end.${kind}Help`)}</p>
      <WhenItEnds when={when} onWhen={setWhen} last={last} onLast={setLast} set={set} />
    </ConfirmDialog>
  );
};
