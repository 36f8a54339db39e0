import type { hospitalNoteRoutes } from '#contracts/http/hospitalNoteRoutes.ts';
import type { noticeRoutes } from '#contracts/http/noticeRoutes.ts';
import { readMark } from '#contracts/pageMark.ts';
import type { NoticeId } from '#domain/ids.ts';
import type { Handlers } from '../http/handlers.ts';
import type { Connections } from '../realtime/connections.ts';
import type { Hints } from '../realtime/hints.ts';
import { announceStatus } from './announceStatus.ts';
import { deliverNotice } from './deliverNotice.ts';
import { listHospitalNotes } from './listHospitalNotes.ts';
import { markNotice } from './markNotice.ts';
import type { NoticeParts } from './noticeParts.ts';
import { previewNotice } from './previewNotice.ts';
import { previewReach } from './previewReach.ts';
import { readFacilityReceipts } from './readFacilityReceipts.ts';
import { listNotices, readNotice } from './readNotices.ts';
import { readReceipts } from './readReceipts.ts';
import { remindNotice } from './remindNotice.ts';
import { previewHospitalNote, sendHospitalNote } from './sendHospitalNote.ts';
import { sendNotice } from './sendNotice.ts';
import { sweepNotices } from './sweepNotices.ts';
import { tellConnections } from './tellConnections.ts';

export interface NoticesFeature {
  readonly http: Handlers<typeof noticeRoutes> & Handlers<typeof hospitalNoteRoutes>;
  /** For a realtime node: tells its connections what is new about a notice. Returns how to stop. */
  readonly tell: (hints: Hints, connections: Connections) => () => void;
  /** The worker's job: idempotent, may be run again at any time. */
  readonly deliver: (id: NoticeId) => Promise<void>;
  readonly sweep: () => Promise<number>;
  readonly preview: ReturnType<typeof previewNotice>;
  readonly send: ReturnType<typeof sendNotice>;
  readonly previewHospitalNote: ReturnType<typeof previewHospitalNote>;
  readonly sendHospitalNote: ReturnType<typeof sendHospitalNote>;
  /** 届く範囲 and the delivery of a facility's state, for server/facilities: routed as notices are. */
  readonly previewReach: ReturnType<typeof previewReach>;
  readonly announceStatus: ReturnType<typeof announceStatus>;
  readonly mark: ReturnType<typeof markNotice>;
}

/** お知らせ: routed to an audience by the agreement, opened, acknowledged, reminded. */
export const noticesFeature = (parts: NoticeParts): NoticesFeature => {
  const preview = previewNotice(parts);
  const send = sendNotice(parts);
  const previewTeam = previewHospitalNote(parts);
  const tellTeam = sendHospitalNote(parts);
  const listOfPatient = listHospitalNotes(parts);
  const list = listNotices(parts);
  const read = readNotice(parts);
  const mark = markNotice(parts);
  const receipts = readReceipts(parts);
  const receiptsAt = readFacilityReceipts(parts);
  const remind = remindNotice(parts);
  return {
    preview,
    send,
    previewHospitalNote: previewTeam,
    sendHospitalNote: tellTeam,
    mark,
    previewReach: previewReach(parts),
    announceStatus: announceStatus(parts),
    tell: (hints, connections) => tellConnections(parts, { hints, connections }),
    deliver: deliverNotice(parts),
    sweep: sweepNotices(parts),
    http: {
      previewNotice: ({ actor, body }) => preview(actor, body.purpose, body.audience),
      sendNotice: ({ actor, body }) => send(actor, body),
      previewHospitalNote: ({ actor, params }) => previewTeam(actor, params.patient),
      sendHospitalNote: ({ actor, params, body }) => tellTeam(actor, params.patient, body),
      listHospitalNotes: ({ actor, params, query }) =>
        listOfPatient(actor, params.patient, readMark(query.before)),
      listNotices: ({ actor, query }) =>
        list(actor, query.box, query.before === undefined ? null : new Date(query.before)),
      readNotice: ({ actor, params }) => read(actor, params.notice),
      openNotice: ({ actor, params }) => mark(actor, params.notice, 'opened'),
      acknowledgeNotice: ({ actor, params }) => mark(actor, params.notice, 'acknowledged'),
      noticeReceipts: ({ actor, params }) => receipts(actor, params.notice),
      facilityReceipts: ({ actor, params }) => receiptsAt(actor, params.notice, params.facility),
      remindNotice: ({ actor, params }) => remind(actor, params.notice),
    },
  };
};
