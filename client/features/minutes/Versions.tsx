import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { minutesRoutes } from '#contracts/http/minutesRoutes.ts';
import type { MinutesId } from '#domain/ids.ts';
import { callRoute } from '../../api/callRoute.ts';
import { Badge } from '../../ui/Badge.tsx';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { useTimeFormat } from '../../ui/useTimeFormat.ts';
import { Blocks } from './Blocks.tsx';
import styles from './Minutes.module.css';

/** 版の履歴: who typed or did what, when; and the text as it was then. */
export const Versions = ({ id, head }: { id: MinutesId; head: number }) => {
  const { t } = useTranslation();
  const { formatTime } = useTimeFormat();
  const [open, setOpen] = useState(false);
  const [shown, setShown] = useState<number | null>(null);
  const versions = useQuery({
    queryKey: ['minutesVersions', id, head],
    queryFn: ({ signal }) =>
      callRoute(minutesRoutes.listVersions, { params: { minutes: id }, query: {} }, { signal }),
    enabled: open,
  });
  const version = useQuery({
    queryKey: ['minutesVersion', id, shown],
    queryFn: ({ signal }) =>
      callRoute(minutesRoutes.readVersion, { params: { minutes: id, n: shown ?? 0 } }, { signal }),
    enabled: shown !== null,
  });
  return (
    <Card
      title={t('minutes.versions')}
      aside={
        <Button look="text" size="small" aria-expanded={open} onPress={() => setOpen(!open)}>
          {open ? t('common.close') : t('common.more')}
        </Button>
      }
    >
      {open && versions.isPending && <Skeleton rows={3} />}
      {open && versions.error && <ErrorNotice error={versions.error} />}
      {open && (
        <ul>
          {[...(versions.data?.versions ?? [])].reverse().map((one) => (
            <li key={one.n} className={styles.line}>
              <span>{formatTime(one.at)}</span>
              <b>{one.by.name}</b>
              <span>{t(`minutes.kinds.${one.kind}`)}</span>
              {one.leftOut && <Badge tone="warning">{t('minutes.later.mark')}</Badge>}
              <Button look="text" size="small" onPress={() => setShown(one.n)}>
                {t('minutes.showVersion')}
              </Button>
            </li>
          ))}
        </ul>
      )}
      <Dialog title={t('minutes.versionTitle')} isOpen={shown !== null} onClose={() => setShown(null)}>
        {version.error && <ErrorNotice error={version.error} />}
        {version.isPending && <Skeleton />}
        {version.data?.sections.map((section) => (
          <section key={section.key}>
            <h3>{section.label}</h3>
            <Blocks blocks={section.blocks} />
          </section>
        ))}
        <Button onPress={() => setShown(null)}>{t('common.close')}</Button>
      </Dialog>
    </Card>
  );
};
