import * as Y from 'yjs';
import type { AccountId, ConferenceId, MinutesId, PatientId, PositionId } from '#domain/ids.ts';
import { foldMinutes } from '#domain/minutes/foldMinutes.ts';
import type { MinutesEvent } from '#domain/minutes/minutesEntry.ts';
import { formOf, type MinutesFormKey } from '#domain/minutes/minutesForms.ts';
import type { LoadedMinutes } from '#server/minutes/loadMinutes.ts';
import { renderSection } from '#server/minutes/renderSection.ts';

const people = [
  ['退院支援看護師', '見本 太郎', '名古屋見本総合病院'],
  ['介護支援専門員', '髙﨑 花子', '見本居宅介護支援事業所'],
  ['訪問看護師', '見本 𠮷子', '豊川訪問看護ステーション見本'],
  ['医師', '見本 一郎', '見本クリニック'],
] as const;
const idOf = (at: number) => at.toString(16).padStart(24, '0');
const author = (at: number) => ({ account: idOf(at) as AccountId, position: idOf(at + 16) as PositionId });

export interface WrittenForm {
  readonly form: MinutesFormKey;
  readonly patientName: string;
  readonly header: Readonly<Record<string, string>>;
  readonly sections: Readonly<Record<string, readonly string[]>>;
  readonly finalised: boolean;
  /** The entry that who confirmed it saw; the last one before, unless another is named. */
  readonly seen?: number;
}

/** A filled-in form made of a log as the store would give it; lines that begin with ・ become bullets. */
export const loadedMinutes = ({
  form,
  patientName,
  header,
  sections,
  finalised,
  seen = 10,
}: WrittenForm): LoadedMinutes => {
  const sealedPeople = people.map(([profession, name, facility], at) => ({
    ...{ ...author(at), name, profession, facility, municipality: '豊橋市' },
  }));
  const entered = (
    category: 'self' | 'family' | 'in-person',
    name: string,
    affiliation: string,
  ): MinutesEvent => ({
    kind: 'attendee-entered',
    attendee: { category, name, affiliation },
  });
  const events: MinutesEvent[] = [
    ...people.map((): MinutesEvent => ({ kind: 'attended', change: 'joined' })),
    { kind: 'header-set', fields: header },
    entered('self', patientName, ''),
    entered('family', '見本 次郎', '長男'),
    entered('in-person', '見本 三郎', '福祉用具見本（福祉用具専門相談員）'),
    {
      kind: 'inquired',
      replaces: null,
      inquiry: {
        ...{ affiliation: '見本薬局（薬剤師）', name: '見本 四郎', reason: '他の訪問のため' },
        ...{ askedOn: '2026-04-01', content: '残薬の状況', answer: '一包化で整理できている。℃・①・㎎' },
      },
    },
    { kind: 'circulated', asked: [] },
    { kind: 'attested', seen },
    ...(finalised
      ? [{ kind: 'finalised', seen: 10, patient: patientName, people: sealedPeople } as const]
      : []),
  ];
  const entries = events.map((event, at) => ({
    ...{
      n: at + 1,
      at: new Date(Date.UTC(2026, 3, 1, 5, at)),
      author: author(at % people.length),
      event,
      fact: null,
    },
  }));
  const doc = new Y.Doc();
  for (const [key, lines] of Object.entries(sections)) {
    const nodes = lines.map((line) => {
      const paragraph = new Y.XmlElement('paragraph');
      paragraph.insert(0, [new Y.XmlText(line.replace(/^・/, ''))]);
      if (!line.startsWith('・')) return paragraph;
      const [list, item] = [new Y.XmlElement('bulletList'), new Y.XmlElement('listItem')];
      item.insert(0, [paragraph]);
      list.insert(0, [item]);
      return list;
    });
    doc.getXmlFragment(key).insert(0, nodes);
  }
  return {
    record: {
      ...{ _id: idOf(1) as MinutesId, conference: idOf(2) as ConferenceId, patient: idOf(3) as PatientId },
      ...{ form, responsible: author(1).position, openedAt: new Date(0), sample: true, v: 1 },
    },
    n: entries.length,
    head: entries.length,
    state: foldMinutes(entries),
    header: new Map(Object.entries(header)),
    patientName,
    sections: formOf(form).sections.map((section) => ({
      ...section,
      blocks: renderSection(doc, section.key),
    })),
    name: (position) => {
      const found = sealedPeople.find((person) => person.position === position);
      const { name = '', profession = '', facility = '', municipality = '' } = found ?? {};
      return { position, name, profession, facility, municipality };
    },
  };
};

export const filledServiceMeeting: WrittenForm = {
  form: 'service-meeting',
  patientName: '髙﨑 桜子',
  finalised: true,
  header: {
    ...{
      createdOn: '2026-04-01',
      planner: '見本 ケアマネ',
      heldOn: '2026-04-01',
      place: '見本公民館 ①会議室',
    },
    ...{ time: '14:00～14:45', count: '第3回' },
  },
  sections: {
    agenda: ['①退院後の生活環境', '②服薬（5㎎）の管理と体温（37.5℃以上）の連絡'],
    discussion: [
      '玄関と浴室に手すりが必要である。',
      '・訪問看護は週2回',
      '・訪問リハビリは週1回。歩行器の試用を続ける。',
    ],
    conclusion: ['退院日に合わせて福祉用具を搬入する。髙﨑様・ご家族の同意を得た。'],
    remaining: ['夜間の連絡体制。次回は令和8年5月ごろ。'],
  },
};

export const filledDischarge: WrittenForm = {
  form: 'discharge-conference',
  patientName: '髙﨑 桜子',
  finalised: true,
  header: {
    ...{
      heldOn: '2026-04-01',
      place: '名古屋見本総合病院 5階',
      time: '10:00～10:40',
      diagnosis: '心不全（見本）',
    },
    ...{
      adlMoving: '見守り',
      adlEating: '自立',
      adlToilet: '一部介助',
      adlBathing: '全介助',
      adlDressing: '一部介助',
    },
    ...{ diet: '軟菜・塩分6g', next: '退院1週間後に訪問看護より報告' },
  },
  sections: {
    course: ['3月10日に入院。利尿薬の調整で浮腫は改善。'],
    explanation: ['再入院を防ぐため体重を毎日測るよう説明し、本人・長男とも理解された。'],
    procedures: ['・在宅酸素 1L/分', '・フロセミド20㎎'],
    roles: ['訪問看護：体重・浮腫の観察。', '主治医：2週に1度の訪問診療。'],
  },
};
