import { useTranslation } from 'react-i18next';
import type { ShownConsent } from '#contracts/http/patientView.ts';
import { Badge } from '../../ui/Badge.tsx';
import { formatPeriod } from '../../ui/formatPeriod.ts';
import { formatDay } from '../../ui/formatTime.ts';
import { usePurposeWords } from './usePurposeWords.ts';

/** A consent in one sentence: for what, towards whom, since when, by whom. */
export const ConsentLine = ({ consent }: { consent: ShownConsent }) => {
  const { t } = useTranslation();
  const words = usePurposeWords();
  const towards = consent.recipients?.map((one) => one.name).join('・') ?? t('team.anyMunicipality');
  return (
    <span>
      {t('team.consent', {
        purposes: words(consent.purposes),
        towards,
        period: formatPeriod(t, consent),
      })}{' '}
      {t(consent.givenBy.who === 'proxy' ? 'team.byProxy' : 'team.byPatient', { name: consent.givenBy.name })}{' '}
      {consent.withdrawn && (
        <Badge tone="error" icon="close">
          {t('team.withdrawn', { day: formatDay(consent.withdrawn) })}
        </Badge>
      )}
    </span>
  );
};
