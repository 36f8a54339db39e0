import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ConferenceView } from '#contracts/http/conferenceRoutes.ts';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { LinkButton } from '../../ui/LinkButton.tsx';
import { Message } from '../../ui/Message.tsx';
import { useSession } from '../session/SessionContext.ts';
import styles from './Conference.module.css';
import type { Call } from './call/Call.ts';
import { createCall } from './call/createCall.ts';
import { DeviceCheck } from './DeviceCheck.tsx';
import { useCallLayer } from './layer/CallContext.ts';
import { useCallState } from './layer/useCallState.ts';

/**
 * The way into the room: 会議前の確認, which who has passed it in this page need not pass again. One is in one call at a
 * time; whoever is in another is told, and leaves that one by coming in here.
 */
export const ComeIn = ({ conference }: { conference: ConferenceView }) => {
  const { t } = useTranslation();
  const { held, goesOn, checked, hold, askToLeave } = useCallLayer();
  const [checking, setChecking] = useState(checked === null);
  const { realtime } = useSession();
  if (held && goesOn) {
    return (
      <Message tone="info" title={t('conferences.layer.inAnother', { title: held.conference.title })}>
        <div className={styles.actions}>
          <LinkButton to={`/conferences/${held.conference.id}`} icon="video">
            {t('conferences.layer.backLong')}
          </LinkButton>
          <Button icon="leave" onPress={() => askToLeave()}>
            {t('conferences.layer.leaveThat')}
          </Button>
        </div>
      </Message>
    );
  }
  if (checking || checked === null) return <Check conference={conference} />;
  const comeIn = () => {
    const call = createCall(realtime, conference.id);
    if (checked.microphoneId !== null) call.chooseMicrophone(checked.microphoneId);
    if (checked.cameraId !== null) call.chooseCamera({ deviceId: checked.cameraId });
    call.check(checked);
    call.join();
    hold(conference, call);
  };
  return (
    <Card title={t('conferences.check')}>
      <p>{t(checked.camera ? 'conferences.layer.checkedBoth' : 'conferences.layer.checkedVoice')}</p>
      <div className={styles.actions}>
        <Button look="filled" size="large" icon="video" onPress={comeIn}>
          {t('conferences.join')}
        </Button>
        <Button size="large" onPress={() => setChecking(true)}>
          {t('conferences.layer.checkAgain')}
        </Button>
      </div>
    </Card>
  );
};

/** The call while it is checked is this screen's, and goes with it; once it is joined it is the layer's. */
const Check = ({ conference }: { conference: ConferenceView }) => {
  const { realtime } = useSession();
  const [call, setCall] = useState<Call | null>(null);
  useEffect(() => {
    const made = createCall(realtime, conference.id);
    setCall(made);
    return () => {
      if (made.getState().phase === 'checking') made.leave();
    };
  }, [realtime, conference.id]);
  return call && <Checked conference={conference} call={call} />;
};

const Checked = ({ conference, call }: { conference: ConferenceView; call: Call }) => {
  const { hold } = useCallLayer();
  const state = useCallState(call);
  const { phase } = state;
  useEffect(() => {
    if (phase !== 'checking' && phase !== 'over') hold(conference, call);
  }, [phase, hold, conference, call]);
  return phase === 'checking' ? <DeviceCheck call={call} state={state} /> : null;
};
