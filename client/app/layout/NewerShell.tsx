import { useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { newerShell } from '../../shell/newerShell.ts';
import { Button } from '../../ui/Button.tsx';
import { Message } from '../../ui/Message.tsx';

/** A newer build waits: changed to when the person says so, never in the middle of what they do. */
export const NewerShell = () => {
  const { t } = useTranslation();
  const newer = useSyncExternalStore(newerShell.subscribe, newerShell.get);
  const [othersAreOpen, setOthersAreOpen] = useState(false);
  if (newer === null) return null;
  return (
    <Message tone="info" live title={t('common.newer.what')}>
      {othersAreOpen && <p>{t('common.newer.others')}</p>}
      <Button size="small" onPress={async () => setOthersAreOpen(!(await newer.take()))}>
        {t('common.newer.take')}
      </Button>
    </Message>
  );
};
