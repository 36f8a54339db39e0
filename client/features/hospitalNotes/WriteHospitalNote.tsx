import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { hospitalNoteRoutes } from '#contracts/http/hospitalNoteRoutes.ts';
import type { PatientView } from '#contracts/http/patientView.ts';
import type { FacilityId } from '#domain/ids.ts';
import type { Day } from '#domain/vocabulary/days.ts';
import { callRoute } from '../../api/callRoute.ts';
import { sendOnce } from '../../api/sendOnce.ts';
import { Card } from '../../ui/Card.tsx';
import { Message } from '../../ui/Message.tsx';
import { useUploads } from '../attachments/useUploads.ts';
import { ReachAndSend } from '../notices/ReachAndSend.tsx';
import { HospitalNoteForm } from './HospitalNoteForm.tsx';
import styles from './HospitalNotes.module.css';
import { type HospitalNoteDraft, useHospitalNoteDraft } from './useHospitalNoteDraft.ts';

const kinds = ['document'] as const;

/** 入退院連絡を書く → 届く範囲 → 送信. */
export const WriteHospitalNote = ({
  patient,
  begun,
  onClose,
}: {
  patient: PatientView;
  /** Empty for a new note; as the note has it that is corrected. */
  begun: HospitalNoteDraft;
  onClose: () => void;
}) => {
  const { t } = useTranslation();
  const [, navigate] = useLocation();
  const queries = useQueryClient();
  const [draft, setDraft] = useHospitalNoteDraft(patient.id, begun);
  const uploads = useUploads(`admission ${patient.id} ${begun.replaces ?? 'new'}`, kinds);
  const [isReady, setReady] = useState(false);
  const params = { patient: patient.id };
  const reach = useQuery({
    queryKey: ['hospitalNoteReach', patient.id],
    queryFn: ({ signal }) => callRoute(hospitalNoteRoutes.previewHospitalNote, { params }, { signal }),
    gcTime: 0,
    enabled: isReady,
  });
  const send = useMutation({
    mutationFn: (shown: FacilityId[]) => {
      const attachments = uploads.sent.map((file) => file.id);
      return sendOnce(`admission ${patient.id} ${draft.replaces}`, { draft, attachments }, (clientId) =>
        callRoute(hospitalNoteRoutes.sendHospitalNote, {
          params,
          body: { ...draft, on: draft.on as Day, clientId, attachments, shown },
        }),
      );
    },
    onSuccess: async ({ id }) => {
      await queries.invalidateQueries({ queryKey: ['hospital-notes', patient.id] });
      await queries.invalidateQueries({ queryKey: ['notices'] });
      setDraft(null);
      uploads.clear();
      onClose();
      navigate(`/notices/${id}/receipts`);
    },
  });
  // Of the team, and yet told nothing by this: not in it for admission and discharge.
  const untold = patient.team.filter(({ purposes }) => !purposes.includes('admission-discharge'));
  return (
    <Card title={t('hospitalNotes.write')}>
      {isReady && !uploads.busy && !uploads.refused ? (
        <div className={styles.form}>
          {untold.length > 0 && (
            <Message tone="info" title={t('hospitalNotes.untold')}>
              <p>{untold.map(({ name, facility }) => `${name}（${facility}）`).join('、')}</p>
              <p>{t('hospitalNotes.untoldNext')}</p>
            </Message>
          )}
          <ReachAndSend
            reach={reach}
            send={send}
            reachesNobody={t('hospitalNotes.reachesNobody')}
            onBack={() => setReady(false)}
          />
        </div>
      ) : (
        <HospitalNoteForm
          draft={draft}
          uploads={uploads}
          onChange={(to) => setDraft({ ...draft, ...to })}
          onNext={() => setReady(true)}
          onClose={onClose}
        />
      )}
    </Card>
  );
};
