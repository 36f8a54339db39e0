import type { PatientId } from '#domain/ids.ts';
import type { SampleCast } from './makePeople.ts';
import type { SampleParts } from './sampleParts.ts';
import { storyCast } from './storyCast.ts';

/** 見本: an invented hospital note. `on`: days ago; negative, to come. */
interface SampleNote {
  readonly daysAgo: number;
  readonly time: string;
  readonly event: 'admission' | 'discharge';
  readonly on: number;
  readonly acknowledged: readonly [daysAgo: number, time: string];
  readonly text: string;
}

/** 入退院連絡 of the hub hospital, told once its discharge nurse is in the team. */
const sampleNotes: readonly SampleNote[] = [
  {
    ...{ daysAgo: 10, time: '16:10', event: 'admission', on: 15, acknowledged: [9, '08:40'] },
    text: '慢性心不全の急性増悪のため、救急外来を経て入院となりました。酸素2L、フロセミド静注で治療を開始しています。入院前の訪問看護の記録（体重、浮腫の経過）を主治医と共有しました。見込みの入院期間は2週間から3週間です。（見本）',
  },
  {
    ...{ daysAgo: 5, time: '14:20', event: 'discharge', on: -4, acknowledged: [4, '12:50'] },
    text: '退院日の予定をお知らせします。酸素は中止でき、体重は47.6kgです。内服はトルバプタンが加わりました。退院前カンファレンスで、体重の目安、飲水量、採血の日程を相談させてください。退院時サマリーは退院当日にお渡しします。（見本）',
  },
];

export const hospitalNoteCount = sampleNotes.length;

/** Word of the story patient's admission and planned discharge, read by the doctor at home. */
export const sendHospitalNotes = async (
  { care, clock, calendar, step }: SampleParts,
  cast: SampleCast,
  patient: PatientId,
): Promise<void> => {
  const nurse = cast.actor(storyCast.dischargeNurse);
  const doctor = cast.actor(storyCast.doctor);
  const { previewHospitalNote, sendHospitalNote, mark } = care.features.notices;
  for (const [number, { daysAgo, time, event, on, text, acknowledged }] of sampleNotes.entries()) {
    const note = await clock.at(calendar.ago(daysAgo, time), async () => {
      const { reached } = await previewHospitalNote(nurse, patient);
      return sendHospitalNote(nurse, patient, {
        ...{ clientId: `sample-admission-${number}`, event, on: calendar.dayAgo(on), text },
        ...{ place: '見本 なごや中央医療センター 5階東病棟', contact: '患者支援室 高木（内線は見本）' },
        ...{ replaces: null, attachments: [] },
        shown: reached.flatMap(({ facilities }) => facilities.map(({ id }) => id)),
      });
    });
    const [days, at] = acknowledged;
    await clock.at(calendar.ago(days, at), () => mark(doctor, note.id, 'acknowledged'));
    await step('admissions and discharges');
  }
};
