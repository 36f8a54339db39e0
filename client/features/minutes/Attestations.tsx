import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { minutesRoutes } from '#contracts/http/minutesRoutes.ts';
import type { MinutesView } from '#contracts/http/minutesView.ts';
import { callRoute } from '../../api/callRoute.ts';
import { sendOnce } from '../../api/sendOnce.ts';
import { Badge } from '../../ui/Badge.tsx';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { Message } from '../../ui/Message.tsx';
import { ruleWords } from '../../ui/ruleWords.ts';
import { useTimeFormat } from '../../ui/useTimeFormat.ts';
import { useSession } from '../session/SessionContext.ts';
import styles from './Minutes.module.css';
import { Person } from './Person.tsx';

type Named = MinutesView['awaited'][number];

/** 内容確認: who gave it, of which state of the text, and who is still asked. It names the n that was on the screen. */
export const Attestations = ({
  minutes,
  onMoved,
}: {
  minutes: MinutesView;
  onMoved: () => Promise<unknown>;
}) => {
  const { t } = useTranslation();
  const { formatTime } = useTimeFormat();
  const { session } = useSession();
  const params = { minutes: minutes.id };
  const [circulating, setCirculating] = useState(false);
  // Asked again only where the text has changed since.
  const given = minutes.attestations.some((one) => one.current && one.by.position === session.position);
  // Who confirmed an earlier form and is asked again is one line.
  const isSame = (one: Named, other: Named) => one.position === other.position && one.name === other.name;
  const awaitsAgain = (person: Named) => minutes.awaited.some((one) => isSame(one, person));
  const hasGiven = (person: Named) => minutes.attestations.some((one) => isSame(one.by, person));
  const attest = useMutation({
    mutationFn: () =>
      sendOnce(`attestation ${minutes.id}`, minutes.n, (clientId) =>
        callRoute(minutesRoutes.attestMinutes, { params, body: { clientId, seen: minutes.n } }),
      ),
    onSuccess: onMoved,
  });
  const circulate = useMutation({
    mutationFn: () =>
      sendOnce(`circulation ${minutes.id}`, '', (clientId) =>
        callRoute(minutesRoutes.circulateMinutes, { params, body: { clientId } }),
      ),
    onSuccess: onMoved,
  });
  if (minutes.state === 'draft') {
    return minutes.may.hold ? (
      <Card title={t('minutes.circulation')}>
        <p>{t('minutes.circulateHelp')}</p>
        <div>
          <Button icon="send" onPress={() => setCirculating(true)}>
            {t('minutes.circulate')}
          </Button>
        </div>
        <ConfirmDialog
          title={t('minutes.circulateTitle')}
          isOpen={circulating}
          onClose={() => setCirculating(false)}
          action={t('minutes.circulate')}
          onConfirm={() => circulate.mutate()}
          work={circulate}
        >
          <p>{t('minutes.circulateWill')}</p>
        </ConfirmDialog>
      </Card>
    ) : null;
  }
  return (
    <Card title={t('minutes.attestations')}>
      {circulate.data && circulate.data.notAsked.length > 0 && (
        <Message tone="warning" live>
          {circulate.data.notAsked.map((one) => (
            <p key={one.position}>
              {t('minutes.notAsked', { name: one.name, municipality: one.municipality })} {one.rule}{' '}
              {ruleWords(t, one.rule)}
            </p>
          ))}
        </Message>
      )}
      {minutes.may.attest && !given && (
        <div className={styles.asked}>
          <p>{t('minutes.attestHelp')}</p>
          {attest.error && <ErrorNotice error={attest.error} />}
          <Button
            look="filled"
            size="large"
            icon="check"
            onPress={() => attest.mutate()}
            isDisabled={attest.isPending}
          >
            {t('minutes.attest')}
          </Button>
        </div>
      )}
      <ul>
        {minutes.attestations.map((one) => (
          <li key={one.n} className={styles.line}>
            <Badge tone={one.current ? 'success' : 'warning'} icon={one.current ? 'check' : 'clock'}>
              {t(
                one.current
                  ? 'minutes.attested'
                  : one.sawLater
                    ? 'minutes.attestedLater'
                    : 'minutes.attestedEarlier',
              )}
            </Badge>
            <span>
              <Person person={one.by} /> {formatTime(one.at)}
            </span>
            {awaitsAgain(one.by) && <Badge icon="clock">{t('minutes.awaited')}</Badge>}
          </li>
        ))}
        {minutes.awaited
          .filter((person) => !hasGiven(person))
          .map((person) => (
            <li key={`${person.position} ${person.name}`} className={styles.line}>
              <Badge icon="clock">{t('minutes.awaited')}</Badge>
              <span>
                <Person person={person} />
              </span>
            </li>
          ))}
      </ul>
    </Card>
  );
};
