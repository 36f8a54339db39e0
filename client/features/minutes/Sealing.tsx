import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MinutesView } from '#contracts/http/minutesView.ts';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { Message } from '../../ui/Message.tsx';
import { useTimeFormat } from '../../ui/useTimeFormat.ts';
import { FinaliseDialog } from './FinaliseDialog.tsx';

/** 確定, asked once, with what is still missing: nothing changes it afterwards. */
export const Sealing = ({ minutes, onMoved }: { minutes: MinutesView; onMoved: () => Promise<unknown> }) => {
  const { t } = useTranslation();
  const { formatTime } = useTimeFormat();
  const [asking, setAsking] = useState(false);
  const { finalised } = minutes;
  if (finalised) {
    return (
      <Message
        tone="success"
        title={t('minutes.finalised', { name: finalised.by.name, time: formatTime(finalised.at) })}
      >
        <p>{t('minutes.finalisedHelp')}</p>
        {minutes.leftOut.length > 0 && <p>{t('minutes.later.out', { count: minutes.leftOut.length })}</p>}
        <p>
          <small>SHA-256 {finalised.sha256}</small>
        </p>
      </Message>
    );
  }
  if (!minutes.may.finalise) {
    return (
      <p>
        {t('minutes.responsible', { name: minutes.responsible.name, facility: minutes.responsible.facility })}
      </p>
    );
  }
  return (
    <Card title={t('minutes.sealing')}>
      <p>{t('minutes.sealingHelp', { count: minutes.awaited.length })}</p>
      <div>
        <Button
          icon="lock"
          // What is asked about is what the server has now, and 確定 names it.
          onPress={() => void onMoved().finally(() => setAsking(true))}
        >
          {t('minutes.finalise')}
        </Button>
      </div>
      {asking && <FinaliseDialog minutes={minutes} onMoved={onMoved} onClose={() => setAsking(false)} />}
    </Card>
  );
};
