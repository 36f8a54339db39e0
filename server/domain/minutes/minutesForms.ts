/** One field of a form's head, filled in outside the shared text. */
export interface FormField {
  readonly key: string;
  readonly label: string;
  readonly kind: 'text' | 'day' | 'choice';
  readonly choices?: readonly string[];
}

/** One section that is written together: the Y.XmlFragment of this name. */
export interface FormSection {
  readonly key: string;
  readonly label: string;
}

export interface MinutesForm {
  readonly title: string;
  readonly fields: readonly FormField[];
  readonly sections: readonly FormSection[];
  /** Whether the form has 照会: questions to those who were absent, person by person (第4表). */
  readonly asksInquiries: boolean;
}

const meeting: readonly FormField[] = [
  { key: 'heldOn', label: '開催日', kind: 'day' },
  { key: 'place', label: '開催場所', kind: 'text' },
  { key: 'time', label: '開催時間', kind: 'text' },
];

const adl = (key: string, label: string): FormField => ({
  key,
  label,
  kind: 'choice',
  choices: ['自立', '見守り', '一部介助', '全介助'],
});

/** What each form asks (DOMAIN.md §4). 第4表 is the national form; the other two follow what hospitals and cities use. */
export const minutesForms = {
  'service-meeting': {
    title: 'サービス担当者会議の要点',
    fields: [
      { key: 'createdOn', label: '作成年月日', kind: 'day' },
      { key: 'planner', label: '居宅サービス計画作成者', kind: 'text' },
      ...meeting,
      { key: 'count', label: '開催回数', kind: 'text' },
      { key: 'notHeldReason', label: '会議を開催しなかった理由', kind: 'text' },
    ],
    sections: [
      { key: 'agenda', label: '検討した項目' },
      { key: 'discussion', label: '検討内容' },
      { key: 'conclusion', label: '結論' },
      { key: 'remaining', label: '残された課題（次回の開催時期）' },
    ],
    asksInquiries: true,
  },
  'discharge-conference': {
    title: '退院前カンファレンス記録',
    fields: [
      ...meeting,
      { key: 'diagnosis', label: '病名', kind: 'text' },
      adl('adlMoving', '移動'),
      adl('adlEating', '食事'),
      adl('adlToilet', '排泄'),
      adl('adlBathing', '入浴'),
      adl('adlDressing', '更衣'),
      { key: 'diet', label: '食形態', kind: 'text' },
      { key: 'next', label: '次回', kind: 'text' },
    ],
    sections: [
      { key: 'course', label: '経過' },
      { key: 'explanation', label: '説明内容と受け止め' },
      { key: 'procedures', label: '医療処置' },
      { key: 'roles', label: '在宅での役割分担' },
    ],
    asksInquiries: false,
  },
  'regional-care-meeting': {
    title: '地域ケア会議 記録',
    fields: meeting,
    sections: [
      { key: 'issues', label: '事例の課題と優先順位' },
      { key: 'roles', label: '役割' },
      { key: 'monitoring', label: '実施・モニタリング' },
      { key: 'regional', label: '地域課題' },
    ],
    asksInquiries: false,
  },
} as const satisfies Record<string, MinutesForm>;

export type MinutesFormKey = keyof typeof minutesForms;
export const minutesFormKeys = Object.keys(minutesForms) as MinutesFormKey[];
export const formOf = (key: MinutesFormKey): MinutesForm => minutesForms[key];
