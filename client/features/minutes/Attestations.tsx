import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { minutesRoutes } from '#contracts/http/minutesRoutes.ts';
import type { MinutesView } from '#contracts/http/minutesView.ts';
import type { Answer } from '#contracts/http/route.ts';
import { callRoute } from '../../api/callRoute.ts';
import { sendOnce } from '../../api/sendOnce.ts';
import { Badge } from '../../ui/Badge.tsx';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { Message } from '../../ui/Message.tsx';
import { useTimeFormat } from '../../ui/useTimeFormat.ts';
import { useSession } from '../session/SessionContext.ts';
import { Circulation } from './Circulation.tsx';
import styles from './Minutes.module.css';
import { NotAsked } from './NotAsked.tsx';
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
  const [notAsked, setNotAsked] = useState<Answer<typeof minutesRoutes.circulateMinutes>['notAsked']>([]);
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
  if (minutes.state === 'draft')
    return minutes.may.hold ? (
      <Circulation minutes={minutes} onMoved={onMoved} onNotAsked={setNotAsked} />
    ) : null;
  return (
    <Card title={t('minutes.attestations')}>
      {notAsked.length > 0 && (
        <Message tone="warning" live>
          <NotAsked people={notAsked} />
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
