import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { admissionRoutes } from '#contracts/http/admissionRoutes.ts';
import type { PatientView } from '#contracts/http/patientView.ts';
import type { FacilityId } from '#domain/ids.ts';
import type { Day } from '#domain/vocabulary/days.ts';
import { callRoute } from '../../api/callRoute.ts';
import { sendOnce } from '../../api/sendOnce.ts';
import { Card } from '../../ui/Card.tsx';
import { Message } from '../../ui/Message.tsx';
import { useUploads } from '../attachments/useUploads.ts';
import { ReachAndSend } from '../notices/ReachAndSend.tsx';
import { AdmissionForm } from './AdmissionForm.tsx';
import styles from './Admissions.module.css';
import { type AdmissionDraft, useAdmissionDraft } from './useAdmissionDraft.ts';

const kinds = ['document'] as const;

/** 入退院連絡を書く → 届く範囲 → 送信. */
export const WriteAdmission = ({
  patient,
  begun,
  onClose,
}: {
  patient: PatientView;
  /** Empty for a new note; as the note has it that is corrected. */
  begun: AdmissionDraft;
  onClose: () => void;
}) => {
  const { t } = useTranslation();
  const [, navigate] = useLocation();
  const queries = useQueryClient();
  const [draft, setDraft] = useAdmissionDraft(patient.id, begun);
  const uploads = useUploads(`admission ${patient.id} ${begun.replaces ?? 'new'}`, kinds);
  const [isReady, setReady] = useState(false);
  const params = { patient: patient.id };
  const reach = useQuery({
    queryKey: ['admissionReach', patient.id],
    queryFn: ({ signal }) => callRoute(admissionRoutes.previewAdmissionNote, { params }, { signal }),
    gcTime: 0,
    enabled: isReady,
  });
  const send = useMutation({
    mutationFn: (shown: FacilityId[]) => {
      const attachments = uploads.sent.map((file) => file.id);
      return sendOnce(`admission ${patient.id} ${draft.replaces}`, { draft, attachments }, (clientId) =>
        callRoute(admissionRoutes.tellAdmission, {
          params,
          body: { ...draft, on: draft.on as Day, clientId, attachments, shown },
        }),
      );
    },
    onSuccess: async ({ id }) => {
      await queries.invalidateQueries({ queryKey: ['admissions', patient.id] });
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
    <Card title={t('admissions.write')}>
      {isReady && !uploads.busy && !uploads.refused ? (
        <div className={styles.form}>
          {untold.length > 0 && (
            <Message tone="info" title={t('admissions.untold')}>
              <p>{untold.map(({ name, facility }) => `${name}（${facility}）`).join('、')}</p>
              <p>{t('admissions.untoldNext')}</p>
            </Message>
          )}
          <ReachAndSend
            reach={reach}
            send={send}
            reachesNobody={t('admissions.reachesNobody')}
            onBack={() => setReady(false)}
          />
        </div>
      ) : (
        <AdmissionForm
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
