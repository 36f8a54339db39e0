import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PictureLabel } from '#domain/channels/entry.ts';
import { type BodySite, bodySites } from '#domain/vocabulary/bodySites.ts';
import { Button } from '../../ui/Button.tsx';
import { Select } from '../../ui/Select.tsx';
import { TextField } from '../../ui/TextField.tsx';
import './pictureWords.ts';
import type { UploadItem } from './UploadItem.ts';
import styles from './UploadList.module.css';

const notSaid = 'not-said';

interface LabelFieldsProps {
  item: UploadItem;
  onLabel: (label: PictureLabel) => void;
}

/** What a picture shows: a place of the body, a title, or neither. Kept with the file until it is sent. */
export const LabelFields = ({ item, onLabel }: LabelFieldsProps) => {
  const { t } = useTranslation();
  const isSaid = item.site !== undefined || Boolean(item.title);
  const [open, setOpen] = useState(isSaid);
  // Typed here first: what is kept comes back a moment later.
  const [title, setTitle] = useState(item.title ?? '');
  if (!open)
    return (
      <Button look="text" size="small" icon="pen" onPress={() => setOpen(true)}>
        {t('pictures.say')}
      </Button>
    );
  return (
    <fieldset className={styles.labels} aria-label={t('pictures.captionOf', { name: item.name })}>
      <Select<BodySite | typeof notSaid>
        label={t('pictures.label')}
        value={item.site ?? notSaid}
        options={[
          { value: notSaid, label: t('pictures.notSaid') },
          ...bodySites.map((site) => ({ value: site, label: t(`pictures.sites.${site}`) })),
        ]}
        onChange={(site) => onLabel({ site: site === notSaid ? undefined : site })}
      />
      <TextField
        label={t('pictures.caption')}
        value={title}
        maxLength={60}
        onChange={(next) => {
          setTitle(next);
          onLabel({ title: next.trim() === '' ? undefined : next });
        }}
      />
    </fieldset>
  );
};
