import { Readable } from 'node:stream';
import { facilityKinds } from '#domain/vocabulary/facilityKinds.ts';
import { createPdf } from '#server/minutes/pdf/createPdf.ts';
import type { SampleCast } from './makePeople.ts';
import { type SampleNotice, sampleNotices } from './sampleNotices.ts';
import type { SampleParts } from './sampleParts.ts';

/** Notices of several cities with their PDFs: some opened, some acknowledged, some not read yet. */
export const sendNotices = async (parts: SampleParts, cast: SampleCast): Promise<void> => {
  for (const [number, notice] of sampleNotices.entries()) {
    const at = parts.calendar.ago(notice.daysAgo, notice.time);
    const id = await parts.clock.at(at, () => send(parts, cast, notice, number));
    for (const [who, mark, daysAgo, time] of notice.marks) {
      await parts.clock.at(parts.calendar.ago(daysAgo, time), () =>
        parts.care.features.notices.mark(cast.actor(who), id, mark),
      );
    }
    await parts.step('notices');
  }
};

const send = async (
  { care, directory, calendar }: SampleParts,
  cast: SampleCast,
  { by, purpose, title, text, audience, pdf, daysAgo }: SampleNotice,
  number: number,
) => {
  const actor = cast.actor(by);
  const { rowsOf } = await directory.queries.municipalities.areas();
  const asked = {
    municipalities: audience.municipalities === 'all' ? [...rowsOf.keys()] : [...audience.municipalities],
    facilityKinds: audience.facilityKinds === 'all' ? [...facilityKinds] : [...audience.facilityKinds],
  };
  const attachments = [];
  if (pdf !== undefined) {
    const bytes = await createPdf({
      title,
      mark: '見本',
      foot: '見本（実在の通知ではありません）',
      content: [
        { text: calendar.dayAgo(daysAgo).replaceAll('-', '.'), alignment: 'right' },
        { text: pdf.to, margin: [0, 12, 0, 12] },
        { text: pdf.from, alignment: 'right' },
        { text: title, fontSize: 15, bold: true, alignment: 'center', margin: [0, 20, 0, 16] },
        ...pdf.paragraphs.map((paragraph) => ({
          text: paragraph,
          margin: [0, 0, 0, 8] as [number, number, number, number],
        })),
        { text: '記', alignment: 'center', margin: [0, 8, 0, 8] },
        ...pdf.points.map((point, at) => ({
          columns: [{ text: `${at + 1}.`, width: 16 }, { text: point }],
        })),
        { text: '以上', alignment: 'right', margin: [0, 16, 0, 0] },
      ],
    });
    const body = Readable.from([bytes]);
    attachments.push(
      (
        await care.features.attachments.upload(actor, {
          ...{ kind: 'document' as const, name: pdf.name, body, announced: bytes.length },
        })
      ).id,
    );
  }
  const { preview, send } = care.features.notices;
  const reach = await preview(actor, purpose, asked);
  const { id } = await send(actor, {
    ...{ clientId: `sample-notice-${number}`, purpose, title, text, audience: asked, attachments },
    shown: reach.reached.flatMap(({ facilities }) => facilities.map((facility) => facility.id)),
  });
  return id;
};
