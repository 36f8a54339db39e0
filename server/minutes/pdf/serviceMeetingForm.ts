import type { Content, TableCell } from 'pdfmake/interfaces.js';
import type { LoadedMinutes } from '../loadMinutes.ts';
import { attendeeTable, eraDay, family, label, ruled, written } from './formPieces.ts';

/** 第4表 サービス担当者会議の要点, laid out as the national form: A4 across. */
export const serviceMeetingForm = (loaded: LoadedMinutes): Content[] => {
  const field = (key: string): string => loaded.header.get(key) ?? '';
  const here = family(loaded);
  const people: Content = {
    stack: [
      {
        text: `利用者・家族の出席　　本人：【 ${here.self} 】　　家族：【 ${here.family} 】`,
        margin: [0, 0, 0, 3],
      },
      attendeeTable(loaded, 3),
      ...inquiries(loaded),
    ],
  };
  const body: TableCell[][] = [[label('会議出席者'), people]];
  if (field('notHeldReason') !== '') body.push([label('会議を開催しなかった理由'), field('notHeldReason')]);
  for (const section of loaded.sections) body.push([label(section.label), written(section.blocks, 3)]);
  return [
    {
      columns: [
        { text: '第4表', bold: true, fontSize: 12, width: 120 },
        { text: 'サービス担当者会議の要点', bold: true, fontSize: 16, alignment: 'center' },
        { text: `作成年月日　${eraDay(field('createdOn'))}`, alignment: 'right', width: 180 },
      ],
      margin: [0, 0, 0, 8],
    },
    {
      columns: [
        {
          text: ['利用者名　', { text: loaded.patientName, bold: true, fontSize: 12 }, '　殿'],
          margin: [0, 0, 12, 0],
        },
        { text: ['居宅サービス計画作成者（担当者）氏名　', { text: field('planner'), bold: true }] },
      ],
      margin: [0, 0, 0, 5],
    },
    {
      columns: [
        { text: `開催日　${eraDay(field('heldOn'))}` },
        { text: `開催場所　${field('place')}`, margin: [0, 0, 12, 0] },
        { text: `開催時間　${field('time')}` },
        { text: `開催回数　${field('count')}` },
      ],
      margin: [0, 0, 0, 6],
    },
    { table: { widths: [105, '*'], body, dontBreakRows: false }, layout: ruled },
  ];
};

/** 欠席者 with what was asked of each and what they answered; left out where nobody was asked. */
const inquiries = ({ state }: LoadedMinutes): Content[] => {
  if (state.inquiries.length === 0) return [];
  const head = ['所属（職種）', '氏名', '欠席の理由', '照会年月日', '照会の内容', '回答'];
  const rows = state.inquiries.map((each) => [
    each.affiliation,
    each.name,
    each.reason,
    eraDay(each.askedOn),
    each.content,
    each.answer,
  ]);
  return [
    { text: '欠席者（照会）', margin: [0, 5, 0, 2] },
    {
      table: {
        widths: [100, 75, 85, 75, '*', '*'],
        body: [head.map((text) => label(text)), ...rows],
      },
      layout: ruled,
    },
  ];
};
