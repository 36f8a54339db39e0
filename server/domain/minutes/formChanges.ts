import type { By, MinutesState } from './foldMinutes.ts';
import type { Author, EnteredAttendee, Inquiry } from './minutesEntry.ts';
import type { MinutesForm } from './minutesForms.ts';

/** One part of a form that has changed, in words, for whoever decides whether the change belongs to the form. */
export interface FormChange {
  readonly n: number;
  readonly at: Date;
  readonly by: readonly Author[];
  readonly kind: 'text' | 'field' | 'inquiry' | 'attendee';
  readonly label: string;
  /** Empty where nothing was there before. */
  readonly before: string;
  readonly after: string;
}

/** What differs between two states of a form, apart from its text and from who came into the room. */
export const formChanges = (form: MinutesForm, was: MinutesState, is: MinutesState): FormChange[] => [
  ...fieldChanges(form, was, is),
  ...rowChanges('inquiry', '欠席者への照会', was.inquiries, is, is.inquiries, inquiryWords),
  ...rowChanges('attendee', '出席者', was.entered, is, is.entered, attendeeWords),
];

const fieldChanges = (form: MinutesForm, was: MinutesState, is: MinutesState): FormChange[] =>
  form.fields.flatMap(({ key, label }): FormChange[] => {
    const now = is.header.get(key);
    const before = was.header.get(key)?.value ?? '';
    if (now === undefined || now.value === before) return [];
    return [{ n: now.n, at: now.at, by: [now.by], kind: 'field', label, before, after: now.value }];
  });

const rowChanges = <Row extends By & { first: number; name: string }>(
  kind: 'inquiry' | 'attendee',
  label: string,
  was: readonly Row[],
  { struck }: MinutesState,
  is: readonly Row[],
  words: (row: Row) => string,
): FormChange[] => {
  const before = new Map(was.map((row) => [row.first, row]));
  const after = new Set(is.map(({ first }) => first));
  const written = is.flatMap((row): FormChange[] => {
    const old = before.get(row.first);
    if (old?.n === row.n) return [];
    const { n, at, by } = row;
    return [{ n, at, by: [by], kind, label, before: old === undefined ? '' : words(old), after: words(row) }];
  });
  const gone = was.flatMap((row): FormChange[] => {
    const taken = struck.find((one) => one.row === kind && one.first === row.first);
    if (after.has(row.first) || taken === undefined) return [];
    const { n, at, by } = taken;
    return [{ n, at, by: [by], kind, label, before: words(row), after: '' }];
  });
  return [...written, ...gone];
};

const inquiryWords = ({ name, affiliation, reason, askedOn, content, answer }: Inquiry): string =>
  [
    affiliation === '' ? name : `${name}（${affiliation}）`,
    ...Object.entries({
      欠席の理由: reason,
      照会年月日: askedOn,
      照会の内容: content,
      回答: answer,
    }).flatMap(([what, words]) => (words === '' ? [] : [`${what}：${words}`])),
  ].join('\n');

const attendeeWords = ({ name, affiliation }: EnteredAttendee): string =>
  affiliation === '' ? name : `${name}（${affiliation}）`;
