import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type AttachmentView, uploadTypes } from '#contracts/http/attachmentRoutes.ts';
import { familyRoutes } from '#contracts/http/familyRoutes.ts';
import type { PatientId } from '#domain/ids.ts';
import type { FamilyAddressee } from '#domain/records/familyRoom/familyVocabulary.ts';
import { callRoute } from '../../api/callRoute.ts';
import { uploadFile } from '../../api/uploadFile.ts';
import { useDraft } from '../../app/useDraft.ts';
import { Button } from '../../ui/Button.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { FileInput } from '../../ui/FileInput.tsx';
import { RecordForm } from '../../ui/RecordForm.tsx';
import { TextField } from '../../ui/TextField.tsx';
import styles from './Family.module.css';

interface FamilyComposerProps {
  familyRoom: PatientId;
  to: FamilyAddressee;
  side: 'family' | 'team';
}

/** The field, a photo, one button that says to whom it goes. What was not sent stays in the field. */
export const FamilyComposer = ({ familyRoom, to, side }: FamilyComposerProps) => {
  const { t } = useTranslation();
  const queries = useQueryClient();
  // Kept on the device, sealed, until it is sent.
  const [text, setText] = useDraft(`family ${familyRoom} ${to}`, '');
  const [photo, setPhoto] = useState<AttachmentView | null>(null);
  const [share, setShare] = useState<number | null>(null);
  // The same for every try of one post, so that a lost answer makes no second one.
  const clientId = useRef(crypto.randomUUID());
  const upload = useMutation({
    mutationFn: (file: File) => uploadFile('photo', file, file.name, setShare).done,
    onSuccess: setPhoto,
    onSettled: () => setShare(null),
  });
  const send = useMutation({
    mutationFn: () =>
      callRoute(familyRoutes.writeToFamilyRoom, {
        params: { familyRoom },
        body: { clientId: clientId.current, to, text, attachments: photo === null ? [] : [photo.id] },
      }),
    onSuccess: async () => {
      clientId.current = crypto.randomUUID();
      setText(null);
      setPhoto(null);
      await queries.invalidateQueries({ queryKey: ['familyPosts', familyRoom] });
      await queries.invalidateQueries({ queryKey: ['familyRoom', familyRoom] });
      await queries.invalidateQueries({ queryKey: ['familyWaiting'] });
    },
  });
  const sendLabel = side === 'team' ? 'sendToFamily' : to === 'team' ? 'sendToTeam' : 'sendToDoctor';
  const mayNot = send.isPending || upload.isPending || text.trim() === '';
  return (
    <RecordForm label={t('family.title')} onSend={() => !mayNot && send.mutate()}>
      <TextField label={t('family.write')} value={text} onChange={setText} rows={3} maxLength={4_000} />
      {side === 'family' && <p>{t('family.urgent')}</p>}
      {photo !== null && (
        <p>
          <img
            className={styles.photo}
            src={`/api/attachments/${photo.id}?size=preview`}
            alt={t('family.photoOf')}
          />
          <Button look="text" onPress={() => setPhoto(null)}>
            {t('family.takeOff')}
          </Button>
        </p>
      )}
      {share !== null && (
        <p role="status">{t('family.photoSending', { percent: Math.round(share * 100) })}</p>
      )}
      {upload.error && <ErrorNotice error={upload.error} />}
      {send.error && <ErrorNotice error={send.error} />}
      {send.isSuccess && text === '' && <p role="status">{t('family.sent')}</p>}
      <div className={styles.actions}>
        <Button type="submit" look="filled" size="large" isDisabled={mayNot}>
          {t(`family.${sendLabel}`)}
        </Button>
        <FileInput
          label={t('family.photo')}
          accept={uploadTypes.photo.join(',')}
          icon="photo"
          onFiles={([file]) => file && upload.mutate(file)}
        />
      </div>
    </RecordForm>
  );
};
