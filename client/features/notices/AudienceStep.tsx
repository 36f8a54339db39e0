import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { facilityKinds } from '#domain/vocabulary/facilityKinds.ts';
import { isRefused } from '../../api/isRefused.ts';
import { Button } from '../../ui/Button.tsx';
import { Choice } from '../../ui/Choice.tsx';
import { ChoiceGroup } from '../../ui/ChoiceGroup.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { Message } from '../../ui/Message.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { useMunicipalities } from '../session/useMunicipalities.ts';
import type { NoticeDraft } from './NoticeDraft.ts';
import styles from './Notices.module.css';

interface AudienceStepProps {
  draft: NoticeDraft;
  onChange: (to: Partial<NoticeDraft>) => void;
  onNext: () => void;
}

const toggled = <T,>(list: readonly T[], value: T, on: boolean): T[] =>
  on ? [...list.filter((one) => one !== value), value] : list.filter((one) => one !== value);

/** 宛先: kinds of facility and municipalities. Who is really reached, the third step says. */
export const AudienceStep = ({ draft, onChange, onNext }: AudienceStepProps) => {
  const { t } = useTranslation();
  const [asked, setAsked] = useState(false);
  const municipalities = useMunicipalities();
  const missing = draft.facilityKinds.length === 0 || draft.municipalities.length === 0;
  if (isRefused(municipalities)) return <ErrorNotice error={municipalities.error} />;
  if (!municipalities.data) return <Skeleton rows={8} />;
  const all = municipalities.data;
  return (
    <div className={styles.form}>
      <ChoiceGroup legend={t('notices.toKinds')} required>
        <div className={styles.grid}>
          {facilityKinds.map((kind) => (
            <Choice
              key={kind}
              kind="checkbox"
              checked={draft.facilityKinds.includes(kind)}
              onChange={(on) => onChange({ facilityKinds: toggled(draft.facilityKinds, kind, on) })}
            >
              {kind}
            </Choice>
          ))}
        </div>
      </ChoiceGroup>
      <ChoiceGroup legend={t('notices.toMunicipalities')} required>
        <div className={styles.actions}>
          <Button size="small" onPress={() => onChange({ municipalities: all.map((one) => one.code) })}>
            {t('notices.chooseAll')}
          </Button>
          <Button size="small" look="text" onPress={() => onChange({ municipalities: [] })}>
            {t('notices.chooseNone')}
          </Button>
        </div>
        <div className={styles.grid}>
          {all.map((one) => (
            <Choice
              key={one.code}
              kind="checkbox"
              checked={draft.municipalities.includes(one.code)}
              onChange={(on) => onChange({ municipalities: toggled(draft.municipalities, one.code, on) })}
            >
              {one.name}
            </Choice>
          ))}
        </div>
      </ChoiceGroup>
      {asked && missing && (
        <Message tone="error" live>
          <p>{t('notices.audienceMissing')}</p>
        </Message>
      )}
      <div className={styles.actions}>
        <Button
          look="filled"
          size="large"
          onPress={() => {
            setAsked(true);
            if (!missing) onNext();
          }}
        >
          {t('notices.toWords')}
        </Button>
      </div>
    </div>
  );
};
