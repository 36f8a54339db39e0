import type { Content, TableCell } from 'pdfmake/interfaces.js';
import { formOf } from '#domain/minutes/minutesForms.ts';
import type { LoadedMinutes } from '../loadMinutes.ts';
import { attendeeTable, eraDay, family, label, ruled, written } from './formPieces.ts';

/** 退院前カンファレンス and 地域ケア会議: A4 upright, head, people, then section by section. */
export const plainForm = (loaded: LoadedMinutes): Content[] => {
  const { header, record, patientName, sections } = loaded;
  const form = formOf(record.form);
  const here = family(loaded);
  const shownOf = (key: string, kind: string): string =>
    kind === 'day' ? eraDay(header.get(key) ?? '') : (header.get(key) ?? '');
  // The scales (ADL) stand side by side; next to last comes what follows the sections.
  const plain = form.fields.filter(({ kind, key }) => kind !== 'choice' && key !== 'next');
  const scales = form.fields.filter(({ kind }) => kind === 'choice');
  const next = form.fields.find(({ key }) => key === 'next');

  const head: TableCell[][] = [
    [label('患者・利用者名'), { text: `${patientName}　様`, bold: true, fontSize: 11 }],
    ...plain.map(({ key, label: name, kind }): TableCell[] => [label(name), shownOf(key, kind)]),
    [
      label('出席者'),
      {
        stack: [
          { text: `本人：【 ${here.self} 】　　家族：【 ${here.family} 】`, margin: [0, 0, 0, 3] },
          attendeeTable(loaded, 2),
        ],
      },
    ],
  ];
  const scale: TableCell[][] =
    scales.length === 0
      ? []
      : [
          [
            label('ADL'),
            {
              table: {
                widths: scales.map(() => '*'),
                body: [
                  scales.map(({ label: name }) => label(name, { alignment: 'center' })),
                  scales.map(({ key }): TableCell => ({ text: header.get(key) || '―', alignment: 'center' })),
                ],
              },
              layout: ruled,
            },
          ],
        ];
  const body = [
    ...head,
    ...scale,
    ...sections.map((section): TableCell[] => [label(section.label), written(section.blocks, 4)]),
    ...(next === undefined ? [] : [[label(next.label), header.get(next.key) ?? '']]),
  ];
  return [
    { text: form.title, bold: true, fontSize: 16, alignment: 'center', margin: [0, 0, 0, 10] },
    { table: { widths: [105, '*'], body }, layout: ruled },
  ];
};
