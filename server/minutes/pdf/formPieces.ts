import type { Content, TableCell } from 'pdfmake/interfaces.js';
import type { LoadedMinutes } from '../loadMinutes.ts';
import type { Block } from '../renderSection.ts';
import type { Run } from '../run.ts';

/** Lines of a Japanese form: thin, black, all around. */
export const ruled = {
  hLineWidth: () => 0.6,
  vLineWidth: () => 0.6,
  paddingLeft: () => 5,
  paddingRight: () => 5,
  paddingTop: () => 3,
  paddingBottom: () => 3,
};

/** The cell that names what stands beside it. */
export const label = (text: string, more: object = {}): TableCell => ({
  text,
  fillColor: '#eeeeee',
  ...more,
});

/** Written text as it was written: paragraphs, bullets by their depth, bold, struck, line breaks. */
export const written = (blocks: readonly Block[], least = 0): Content => {
  const stack = blocks.map(({ kind, level, runs, foreign }): Content => {
    // An empty paragraph is an empty line, as on the screen.
    const words = runs.length === 0 ? [' '] : runs.map(printed);
    const text = foreign ? [foreignMark, ...words] : words;
    const margin: [number, number, number, number] = [Math.max(0, level - 1) * 10, 0, 0, 1];
    // In a bullet, a following paragraph stands under the bullet's text, not under its point.
    return kind === 'bullet' ? { columns: [{ text: '・', width: 10 }, { text }], margin } : { text, margin };
  });
  const missing = Math.max(0, least - blocks.length);
  return { stack: [...stack, ...Array.from({ length: missing }, () => ({ text: ' ' }))] };
};

/** [MI8] What no form has, printed where it stands. */
const foreignMark = '【様式外】';

const printed = ({ text, bold, strike }: Run): Content => ({
  ...{ text, bold },
  ...(strike ? { decoration: 'lineThrough' as const } : {}),
});

/** Turns 2026-04-01 into 令和8年4月1日; what is no day stays as it was written. */
export const eraDay = (day: string): string => {
  const parts = /^([0-9]{4})-([0-9]{2})-([0-9]{2})$/.exec(day);
  if (parts === null || day < '2019-05-01') return day;
  const year = Number(parts[1]) - 2018;
  return `令和${year === 1 ? '元' : year}年${Number(parts[2])}月${Number(parts[3])}日`;
};

export const tokyoTime = (at: Date): string =>
  at.toLocaleString('ja-JP', {
    ...{ timeZone: 'Asia/Tokyo', year: 'numeric', month: 'numeric', day: 'numeric' },
    ...{ hour: '2-digit', minute: '2-digit' },
  });

/** 出席者 [所属（職種）, 氏名]: those who were in the room by their account, the others as the holder entered them. */
export const attendees = ({ state, name }: LoadedMinutes): readonly (readonly [string, string])[] => {
  const inRoom = state.inRoom.map(({ who }): [string, string] => {
    const { facility, profession, name: person } = name(who.position);
    return [`${facility}（${profession}）`, person];
  });
  const entered = state.entered
    .filter(({ category }) => category === 'in-person')
    .map((entry): [string, string] => [entry.affiliation, `${entry.name}（対面）`]);
  return [...inRoom, ...entered];
};

/** 本人・家族, as the holder entered them. */
export const family = ({ state }: LoadedMinutes): { self: string; family: string } => {
  const of = (category: string) => state.entered.filter((entry) => entry.category === category);
  return {
    self: of('self').length > 0 ? '出席' : '―',
    family:
      of('family')
        .map(({ name, affiliation }) => (affiliation === '' ? name : `${name}（続柄：${affiliation}）`))
        .join('、') || '―',
  };
};

/** Attendees side by side, so many pairs in a row, as the form has them. */
export const attendeeTable = (loaded: LoadedMinutes, pairs: number): Content => {
  const all = attendees(loaded);
  const rows: TableCell[][] = [
    Array.from({ length: pairs }, () => [label('所属（職種）'), label('氏名')]).flat() as TableCell[],
  ];
  for (let at = 0; at < Math.max(all.length, 1); at += pairs) {
    const row = Array.from({ length: pairs }, (_, offset) => all[at + offset] ?? ['', '']);
    rows.push(row.flat());
  }
  const widths = Array.from({ length: pairs }, () => ['*', 90]).flat();
  return {
    // A person's row stays on one page.
    table: { widths, body: rows, dontBreakRows: true },
    layout: ruled,
  };
};
