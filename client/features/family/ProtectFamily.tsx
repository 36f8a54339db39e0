import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { familyRoutes } from '#contracts/http/familyRoutes.ts';
import type { PatientId } from '#domain/ids.ts';
import { callRoute } from '../../api/callRoute.ts';
import { useDraft } from '../../app/useDraft.ts';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { Choice } from '../../ui/Choice.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { RecordForm } from '../../ui/RecordForm.tsx';
import { TextField } from '../../ui/TextField.tsx';

const empty = { names: true, places: true, barred: '', reason: '' };

/** [FA8] 支援措置. What is recorded last counts. */
export const ProtectFamily = ({ familyRoom }: { familyRoom: PatientId }) => {
  const { t } = useTranslation();
  const [draft, setDraft] = useDraft(`family protection ${familyRoom}`, empty);
  const { names, places, barred, reason } = draft;
  const change = (to: Partial<typeof empty>) => setDraft({ ...draft, ...to });
  const protect = useMutation({
    mutationFn: () =>
      callRoute(familyRoutes.protectFamily, {
        params: { familyRoom },
        body: { names, places, reason, barred: barred.split('\n').flatMap((line) => line.trim() || []) },
      }),
    onSuccess: () => setDraft(null),
  });
  const mayNot = protect.isPending || reason.trim() === '';
  return (
    <Card title={t('family.office.protection')}>
      <RecordForm onSend={() => !mayNot && protect.mutate()}>
        <p>{t('family.office.protectionHelp')}</p>
        <Choice kind="checkbox" checked={names} onChange={(to) => change({ names: to })}>
          {t('family.office.names')}
        </Choice>
        <Choice kind="checkbox" checked={places} onChange={(to) => change({ places: to })}>
          {t('family.office.places')}
        </Choice>
        <TextField
          label={t('family.office.barred')}
          value={barred}
          onChange={(to) => change({ barred: to })}
          rows={2}
        />
        <TextField
          label={t('family.office.protectReason')}
          value={reason}
          onChange={(to) => change({ reason: to })}
          rows={2}
          isRequired
        />
        {protect.error && <ErrorNotice error={protect.error} />}
        {protect.isSuccess && <p role="status">{t('family.office.protected')}</p>}
        <Button type="submit" isDisabled={mayNot}>
          {t('family.office.protectNow')}
        </Button>
      </RecordForm>
    </Card>
  );
};
