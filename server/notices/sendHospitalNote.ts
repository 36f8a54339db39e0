import type { Grant } from '#access/gate.ts';
import type { AttachmentView } from '#contracts/http/attachmentRoutes.ts';
import type { hospitalNoteRoutes } from '#contracts/http/hospitalNoteRoutes.ts';
import { hospitalNotePurpose, type ReachView } from '#contracts/http/noticeRoutes.ts';
import type { Body } from '#contracts/http/route.ts';
import type { Actor } from '#domain/access/actor.ts';
import type { NoticeId, PatientId } from '#domain/ids.ts';
import { Failure } from '#platform/failure.ts';
import { wrongField } from '#platform/wrongField.ts';
import type { NoticeParts } from './noticeParts.ts';
import { previewReach } from './previewReach.ts';
import { storeNotice } from './storeNotice.ts';

const kind = 'admission-note';

/**
 * The sender: a member of the team for admission and discharge, in the position they act in. Throws as the gate does;
 * A-06 without a position.
 */
const teller = async (
  { gate }: Pick<NoticeParts, 'gate'>,
  actor: Actor,
  patient: PatientId,
  asked: 'tell-admission' | 'preview-admission',
) => {
  const grant: Grant = await gate.require(actor, asked, { kind: 'patient', id: patient });
  if (grant.position === null) throw new Failure('A-06', { reason: 'no-position' });
  const { id: position, facility } = grant.position;
  // What belongs to a patient is delivered from the patient's home, whoever writes it (WA11), and from no hub.
  return { grant, position, facility, home: grant.ground.from, fromHub: null };
};

/** 届く範囲 of a hospital note before it is sent. Throws as the gate does. */
export const previewHospitalNote =
  (parts: NoticeParts) =>
  async (actor: Actor, patient: PatientId): Promise<ReachView> => {
    const { home, fromHub } = await teller(parts, actor, patient, 'preview-admission');
    const origin = {
      sender: actor.account,
      home,
      fromHub,
      purpose: hospitalNotePurpose,
      kind,
      patient,
    } as const;
    return previewReach(parts)(origin, null);
  };

/**
 * Tells a patient's team of an admission to hospital or a discharge. A note that was sent stays: a correction is
 * another note of the same facility, which names the one that it replaces (V-01 for any other). Throws as the gate
 * does.
 */
export const sendHospitalNote =
  (parts: NoticeParts) =>
  async (
    actor: Actor,
    patient: PatientId,
    { event, on, place, contact, replaces, ...wanted }: Body<typeof hospitalNoteRoutes.sendHospitalNote>,
  ): Promise<{ id: NoticeId }> => {
    const from = await teller(parts, actor, patient, 'tell-admission');
    if (replaces !== null) {
      const { facility } = from;
      if ((await parts.notices.exists({ _id: replaces, kind, patient, facility })) === null)
        throw wrongField('replaces', "no hospital note of this patient's from this facility");
    }
    return storeNotice(parts)({
      ...{ ...wanted, ...from, kind, patient, title: '', audience: null, purpose: hospitalNotePurpose },
      ...{ admission: { event, on, place, contact, replaces }, act: 'tell-admission', checkFiles },
    });
  };

/** Documents alone: the files of such a note keep their class, and its row has `document` and no other (DOMAIN.md §3). */
const checkFiles = (files: readonly AttachmentView[]): void => {
  const fields = files.flatMap((file, at) =>
    file.kind === 'document'
      ? []
      : [{ path: `attachments.${at}`, problem: 'a PDF is asked for', code: 'pdf-only' as const }],
  );
  if (fields.length > 0) throw new Failure('V-01', { fields });
};
