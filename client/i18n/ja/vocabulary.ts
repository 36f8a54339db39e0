import { japanese } from '#domain/vocabulary/japanese.ts';

export const vocabulary = {
  ...japanese,
  sign: {
    systolic: '血圧(上)',
    diastolic: '血圧(下)',
    pulse: '脈拍',
    spo2: 'SpO2',
    temperature: '体温',
    respiration: '呼吸',
    weight: '体重',
  },
  facilityState: {
    open: '通常どおり',
    limited: '一部のみ',
    closed: '休止',
    'not-admitting': '新規の受け入れ停止',
  },
  topicState: { open: '未対応', 'in-progress': '対応中', done: '済' },
  sex: { female: '女性', male: '男性', other: 'その他', unknown: '不明' },
} as const;
