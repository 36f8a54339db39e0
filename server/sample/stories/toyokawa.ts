import type { Day } from '#domain/vocabulary/days.ts';
import type { MunicipalityCode } from '#domain/vocabulary/municipalityCode.ts';
import type { PatientPlan } from '../patientPlan.ts';
import { message, purposes, topic, visit, visitWithout, weekly } from './storyEntries.ts';

const codes = (...wanted: string[]) => wanted as MunicipalityCode[];
const care = ['care', 'conference'] as const;

/** 見本: invented people of 豊川市. */
export const toyokawa: readonly PatientPlan[] = [
  {
    ...{ officer: 'officer-toyokawa', name: '渡辺 キヨ（見本）', kana: 'ワタナベ キヨ ミホン' },
    ...{ birth: '1935-09-30' as Day, sex: 'female', registeredDaysAgo: 150, first: 'doctor-toyokawa' },
    faceSheet: {
      ...{
        address: '豊川市 見本通1丁目',
        careLevel: '要介護2',
        keyPerson: '長男 渡辺 浩（見本）別居（名古屋市）',
      },
      ...{ diagnoses: ['アルツハイマー型認知症', '骨粗鬆症'], medication: ['ドネペジル錠5mg 朝1錠'] },
      note: '独居。火の元と鍋の空焚きに注意。',
    },
    consents: [
      {
        daysAgo: 149,
        purposes: care,
        recipients: codes('232017'),
        givenBy: { who: 'proxy', name: '渡辺 浩（見本）' },
      },
    ],
    team: [
      { who: 'caremanager-toyokawa', purposes: purposes.both, daysAgo: 149 },
      { who: 'pharmacist-toyokawa', purposes: purposes.care, daysAgo: 149 },
      { who: 'nurse-toyohashi', purposes: purposes.both, daysAgo: 145 },
      { who: 'day-toyohashi', purposes: purposes.care, daysAgo: 138 },
    ],
    vitals: {
      seed: 55,
      courses: {
        systolic: [134, 136, 7],
        diastolic: [74, 74, 5],
        pulse: [66, 66, 4],
        temperature: [36.3, 36.3, 0.2],
        weight: [41.2, 42.0, 0.3],
      },
    },
    story: [
      ...weekly('nurse-toyohashi', { from: 143, to: 6, every: 14, time: '13:30' }, [
        'お元気です。冷蔵庫に同じ豆腐が5丁あり、一緒に整理しました。服薬は箱で管理できています。',
        '日付はカレンダーを見て答えられます。皮膚の乾燥に保湿剤を塗布。爪を整えました。',
        '朝の薬が2日分残っていました。ヘルパー訪問を午前に寄せる案をケアマネジャーへ伝えます。',
      ]),
      topic(
        118,
        '16:10',
        'day-toyohashi',
        '帰り道で迷われました',
        '送迎の後、近所のスーパーへ行かれ、帰り道が分からなくなりました。店員の方が事業所の名札を見て連絡をくださいました。',
        {
          answers: [
            ['caremanager-toyokawa', 2, '見守りの登録と、靴の名札を長男様と相談します。'],
            ['doctor-toyokawa', 18, '次回の診察で状態を確認します。'],
            ['caremanager-toyokawa', 96, '市の見守り登録が済みました。名札も付けています。'],
          ],
          state: 'done',
        },
      ),
      visitWithout(
        73,
        '10:20',
        'pharmacist-toyokawa',
        '服薬カレンダーを大きい字のものへ替えました。残薬は3日分に減っています。',
        { photos: ['dosette-left'] },
      ),
      topic(
        33,
        '09:00',
        'caremanager-toyokawa',
        '鍋の空焚きがありました',
        '昨夕、鍋を焦がされました。ガスの自動消火は作動。電磁調理器への変更を提案しています。',
        {
          answers: [
            [
              'nurse-toyohashi',
              5,
              '火を使うのは朝の味噌汁のときだけです。その時間の訪問に合わせる方法もあります。',
            ],
          ],
          state: 'in-progress',
        },
      ),
      message(5, '17:30', 'day-toyohashi', '歌の会で、昔の曲を3番まで歌われました。表情も明るいです。'),
    ],
  },
  {
    ...{ officer: 'officer-toyokawa', name: '加藤 博（見本）', kana: 'カトウ ヒロシ ミホン' },
    ...{ birth: '1947-05-11' as Day, sex: 'male', registeredDaysAgo: 140, first: 'doctor-toyokawa' },
    faceSheet: {
      ...{ address: '豊川市 見本通3丁目', careLevel: '要支援2', keyPerson: '妻 加藤 節子（見本）同居' },
      ...{
        diagnoses: ['慢性閉塞性肺疾患', '在宅酸素療法（安静時1L、労作時2L）'],
        medication: ['吸入薬 朝1回'],
      },
    },
    consents: [{ daysAgo: 139, purposes: care, recipients: codes('232149') }],
    team: [
      { who: 'nurse-toyokawa', purposes: purposes.both, daysAgo: 139 },
      { who: 'caremanager-toyokawa', purposes: purposes.both, daysAgo: 139 },
      { who: 'pt-gamagori', purposes: purposes.care, daysAgo: 132 },
    ],
    vitals: {
      seed: 66,
      courses: {
        systolic: [126, 124, 6],
        diastolic: [72, 70, 4],
        pulse: [84, 80, 5],
        spo2: [93, 94, 1],
        temperature: [36.4, 36.4, 0.2],
        respiration: [22, 20, 2],
        weight: [51.2, 52.4, 0.3],
      },
      events: [{ daysAgo: 70, days: 8, add: { spo2: -6, pulse: 18, temperature: 1.9, respiration: 6 } }],
    },
    story: [
      ...weekly('nurse-toyokawa', { from: 136, to: 8, every: 14, time: '09:30' }, [
        '呼吸音は弱いがラ音なし。痰は白色で少量。酸素の使用時間は守れています。',
        '入浴後のSpO2は89%、3分で93%へ回復。息を吐きながら動く練習を続けています。',
        '吸入の手技を確認、うがいまでできています。体重は少しずつ増えています。',
      ]),
      visitWithout(
        125,
        '14:20',
        'pt-gamagori',
        '6分間で180m、最低SpO2 86%。途中の休憩の取り方を練習しました。',
      ),
      visit(
        70,
        '09:30',
        'nurse-toyokawa',
        '痰が黄色く、38.1℃、SpO2 88%。酸素は指示範囲の2Lへ増やし、先生へ連絡しました。',
        {
          answers: [
            ['doctor-toyokawa', 1, '往診し、抗菌薬とステロイドを開始しました。明日も状態を教えてください。'],
            ['nurse-toyokawa', 24, '37.2℃、SpO2 91%。食事は半分、水分は取れています。'],
            ['doctor-toyokawa', 120, '改善しています。ステロイドは5日で終了です。'],
          ],
          state: 'done',
        },
      ),
      topic(
        28,
        '11:00',
        'caremanager-toyokawa',
        '停電のときの酸素',
        '災害に備えて、停電時の手順を確認したいと思います。',
        {
          answers: [
            ['nurse-toyokawa', 4, 'ボンベへの切り替えを奥様と練習しました。残量は6時間分を2本です。'],
            ['pt-gamagori', 22, '動く量を減らす目安も紙にしてお渡ししました。'],
          ],
          state: 'done',
        },
      ),
      visitWithout(
        7,
        '14:20',
        'pt-gamagori',
        '6分間で245mまで延びました。最低SpO2 89%。奥様と近所の公園まで歩けています。',
      ),
    ],
  },
];
