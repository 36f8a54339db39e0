import { formOf } from '#domain/minutes/minutesForms.ts';
import type { LoadedMinutes } from '../loadMinutes.ts';
import type { SupplementRecord } from '../supplementModel.ts';
import type { PrintedForm } from './createPdf.ts';
import { eraDay } from './formPieces.ts';
import { plainForm } from './plainForm.ts';
import { sealLine, supplementLines } from './sealPieces.ts';
import { serviceMeetingForm } from './serviceMeetingForm.ts';

/** The whole document; sample data and drafts are marked across every page. */
export const layOutMinutes = (
  loaded: LoadedMinutes,
  sha256: string | null,
  supplements: readonly SupplementRecord[],
): PrintedForm => {
  const { record, state, header, patientName } = loaded;
  const { title } = formOf(record.form);
  const isAcross = record.form === 'service-meeting';
  const held = header.get('heldOn') ?? '';
  const day = held !== '' ? `開催日 ${eraDay(held)}` : `作成 ${eraDay(header.get('createdOn') ?? '') || '―'}`;
  return {
    title: `${title} ${patientName} 様`,
    isAcross,
    mark: record.sample ? '見本' : state.finalised === null ? '下書き' : null,
    running: `${patientName} 様　　${title}　　${day}`,
    foot: record.sample ? '見本（実在の人物・事業所ではありません）' : '',
    content: [
      ...(isAcross ? serviceMeetingForm(loaded) : plainForm(loaded)),
      sealLine(loaded, sha256),
      ...supplementLines(supplements),
    ],
  };
};
