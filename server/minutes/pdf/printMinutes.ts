import type { TDocumentDefinitions } from 'pdfmake/interfaces.js';
import type { Actor } from '#domain/access/actor.ts';
import type { MinutesId } from '#domain/ids.ts';
import { formOf } from '#domain/minutes/minutesForms.ts';
import { type LoadedMinutes, loadMinutes } from '../loadMinutes.ts';
import type { MinutesParts } from '../minutesParts.ts';
import { requireReadable, withProvision } from '../readGrant.ts';
import { sealMinutes } from '../sealMinutes.ts';
import type { SupplementRecord } from '../supplementModel.ts';
import { readSupplements } from '../viewMinutes.ts';
import { createPdf } from './createPdf.ts';
import { plainForm } from './plainForm.ts';
import { sealLine, supplementLines } from './sealPieces.ts';
import { serviceMeetingForm } from './serviceMeetingForm.ts';

/** The form as a PDF, for whoever may read it. */
export const printMinutes = async (parts: MinutesParts, actor: Actor, id: MinutesId): Promise<Buffer> => {
  const { grant, record, upTo } = await requireReadable(parts, actor, id);
  return withProvision(parts, grant, async () => {
    const loaded = await loadMinutes(parts, record, upTo);
    const sealed = loaded.state.finalised === null ? null : await sealMinutes(parts, id);
    const supplements = sealed === null || grant.readOnly ? [] : await readSupplements(parts, id);
    const shown = await createPdf(layOutMinutes(loaded, sealed?.sha256 ?? null, supplements));
    return { shown, lastN: loaded.n };
  });
};

/** The whole document; sample data and drafts are marked across every page. */
export const layOutMinutes = (
  loaded: LoadedMinutes,
  sha256: string | null,
  supplements: readonly SupplementRecord[],
): TDocumentDefinitions => {
  const { record, state } = loaded;
  const { title } = formOf(record.form);
  const isAcross = record.form === 'service-meeting';
  const mark = record.sample ? '見本' : state.finalised === null ? '下書き' : null;
  return {
    pageSize: 'A4',
    pageOrientation: isAcross ? 'landscape' : 'portrait',
    pageMargins: [36, 34, 36, 40],
    info: { title, creator: 'Engawa', producer: 'Engawa' },
    ...(mark === null ? {} : { watermark: { text: mark, color: '#000000', opacity: 0.07, bold: true } }),
    footer: (page: number, pages: number) => ({
      margin: [36, 10, 36, 0],
      fontSize: 8,
      columns: [
        { text: record.sample ? '見本（実在の人物・事業所ではありません）' : '' },
        { text: `${title}　${page} / ${pages}`, alignment: 'right' },
      ],
    }),
    content: [
      ...(isAcross ? serviceMeetingForm(loaded) : plainForm(loaded)),
      sealLine(loaded, sha256),
      ...supplementLines(supplements),
    ],
  };
};
