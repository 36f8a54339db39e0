import type { Day } from '#domain/vocabulary/days.ts';
import type { MunicipalityCode } from '#domain/vocabulary/municipalityCode.ts';
import type { PatientPlan } from '../patientPlan.ts';
import { message, purposes, topic, visit, visitWithout, weekly } from './storyEntries.ts';

const codes = (...wanted: string[]) => wanted as MunicipalityCode[];
const care = ['care', 'conference'] as const;

/** 見本: invented people of the cities along the bay, whose teams reach into the next medical area. */
export const mikawaCoast: readonly PatientPlan[] = [
  {
    ...{ officer: 'officer-gamagori', name: '小田 ふみ（見本）', kana: 'オダ フミ ミホン' },
    ...{ birth: '1941-12-03' as Day, sex: 'female', registeredDaysAgo: 130, first: 'nurse-gamagori' },
    faceSheet: {
      ...{ address: '蒲郡市 見本浜1丁目', careLevel: '要介護2', keyPerson: '次女 小田 久美（見本）同居' },
      ...{ diagnoses: ['右大腿骨頸部骨折術後', '高血圧症'], medication: ['アムロジピン錠2.5mg 朝1錠'] },
    },
    consents: [{ daysAgo: 129, purposes: care, recipients: codes('232076', '232025') }],
    team: [
      { who: 'pt-gamagori', purposes: purposes.both, daysAgo: 129 },
      { who: 'doctor-toyokawa', purposes: purposes.both, daysAgo: 128 },
      { who: 'caremanager-okazaki', purposes: purposes.both, daysAgo: 128 },
    ],
    vitals: {
      seed: 77,
      courses: {
        systolic: [140, 132, 6],
        diastolic: [80, 74, 4],
        pulse: [74, 70, 4],
        spo2: [97, 98, 1],
        temperature: [36.4, 36.4, 0.2],
        weight: [46.0, 47.3, 0.3],
      },
    },
    story: [
      ...weekly('nurse-gamagori', { from: 126, to: 5, every: 14, time: '10:00' }, [
        '創部は問題なし。痛みは動き始めのみ。夜はよく眠れています。',
        '血圧は落ち着いています。下肢の浮腫なし。次女様と食事の内容を確認しました。',
        '足趾の動き、色ともに良好。転倒への不安が強く、夜間は人を呼んでから動かれています。',
      ]),
      visitWithout(
        122,
        '13:00',
        'pt-gamagori',
        '歩行器で屋内20m。股関節外転筋力は4-。階段は手すりで1段ずつ、見守りが必要です。',
      ),
      topic(
        104,
        '15:30',
        'caremanager-okazaki',
        '玄関の手すりと踏み台',
        '住宅改修の事前申請をします。位置の希望をお聞かせください。',
        {
          answers: [
            ['pt-gamagori', 18, '右側に縦手すり、踏み台は高さ10cmが適当です。図を付けます。'],
            ['caremanager-okazaki', 70, '申請が通りました。来週工事です。'],
          ],
          state: 'done',
        },
      ),
      visitWithout(92, '13:00', 'pt-gamagori', '手すりの設置を確認。玄関の昇降は見守りでできます。', {
        photos: ['handrail'],
      }),
      visitWithout(36, '13:00', 'pt-gamagori', '一本杖で屋外100m。近所のお友達の家まで歩けました。'),
      topic(
        9,
        '09:40',
        'doctor-toyokawa',
        '骨粗鬆症の注射',
        '6か月ごとの注射を来月から始めます。歯科の受診歴を教えてください。',
        {
          answers: [['nurse-gamagori', 3, '2か月前に受診、治療中の歯はないとのことです。']],
          state: 'in-progress',
        },
      ),
    ],
  },
  {
    ...{ officer: 'officer-tahara', name: '鈴木 大樹（見本）', kana: 'スズキ ダイキ ミホン' },
    ...{ birth: '1968-08-14' as Day, sex: 'male', registeredDaysAgo: 145, first: 'caremanager-tahara' },
    faceSheet: {
      ...{ address: '田原市 見本岬1丁目', careLevel: '要介護4', keyPerson: '妻 鈴木 典子（見本）同居' },
      ...{
        diagnoses: ['筋萎縮性側索硬化症', '非侵襲的換気療法（夜間）'],
        medication: ['リルゾール錠50mg 朝夕1錠'],
      },
      note: '意思伝達は文字盤と視線入力。むせやすいため食事は見守り。',
    },
    consents: [{ daysAgo: 144, purposes: care, recipients: codes('232017', '232149') }],
    team: [
      { who: 'helper-tahara', purposes: purposes.both, daysAgo: 144 },
      { who: 'doctor-toyohashi', purposes: purposes.both, daysAgo: 143 },
      { who: 'nurse-toyohashi', purposes: purposes.both, daysAgo: 143 },
      { who: 'st-gamagori', purposes: purposes.care, daysAgo: 130 },
    ],
    vitals: {
      seed: 88,
      courses: {
        systolic: [122, 118, 5],
        diastolic: [74, 72, 4],
        pulse: [76, 82, 4],
        spo2: [96, 95, 1],
        temperature: [36.4, 36.4, 0.2],
        respiration: [18, 20, 1],
        weight: [58.4, 55.1, 0.3],
      },
      events: [{ daysAgo: 46, days: 5, add: { spo2: -4, temperature: 1.2, pulse: 14 } }],
    },
    story: [
      ...weekly('nurse-toyohashi', { from: 140, to: 3, every: 14, time: '15:00' }, [
        '夜間の換気は7時間使用、マスクによる皮膚の発赤なし。痰の吸引は1日2回。',
        '首の支えを調整し、視線入力が安定しました。奥様の休む時間について相談しています。',
        '排便は下剤で3日ごと。拘縮予防の運動を奥様と行いました。',
      ]),
      visitWithout(
        128,
        '11:00',
        'st-gamagori',
        '嚥下評価。とろみ中間で安全。ゼリー食を1日1回から始めます。',
        { photos: ['meal'] },
      ),
      visitWithout(
        110,
        '18:00',
        'helper-tahara',
        '夕食は50分かけて全量。文字盤で「うまい」と伝えてくださいました。',
      ),
      topic(
        88,
        '14:00',
        'st-gamagori',
        '胃ろうの時期について',
        '体重が月に0.7kgずつ減っています。呼吸機能のあるうちに相談を始めてはいかがでしょうか。',
        {
          answers: [
            ['doctor-toyohashi', 6, '同じ考えです。来週の往診でご本人、奥様とお話しします。'],
            ['nurse-toyohashi', 190, 'ご本人は「家族と食べられる間は口から食べたい」とのお気持ちでした。'],
            ['caremanager-tahara', 200, '気持ちの変化を、訪問のたびに聞かせていただきましょう。'],
          ],
          state: 'in-progress',
        },
      ),
      visit(
        46,
        '15:00',
        'nurse-toyohashi',
        '37.6℃、痰が増えSpO2 92%。吸引後95%。体位を変え、先生へ連絡しました。',
        {
          answers: [
            ['doctor-toyohashi', 2, '抗菌薬を開始します。排痰補助装置の導入を進めます。'],
            ['nurse-toyohashi', 96, '36.5℃、痰は減りました。装置の使い方を奥様と練習中です。'],
          ],
          state: 'done',
        },
      ),
      message(4, '12:10', 'helper-tahara', '視線入力で、お孫さんに手紙を書かれました。'),
    ],
  },
  {
    ...{ officer: 'officer-okazaki', name: '成田 久子（見本）', kana: 'ナリタ ヒサコ ミホン' },
    ...{ birth: '1949-03-27' as Day, sex: 'female', registeredDaysAgo: 135, first: 'doctor-okazaki' },
    faceSheet: {
      ...{ address: '岡崎市 見本城下1丁目', careLevel: '要介護1', keyPerson: '夫 成田 勇（見本）同居' },
      ...{ diagnoses: ['2型糖尿病', '糖尿病性腎症3期'], medication: ['インスリン グラルギン 夕8単位'] },
      allergies: ['そば'],
    },
    consents: [
      {
        daysAgo: 134,
        purposes: ['care', 'conference', 'admission-discharge'],
        recipients: codes('235016', '231002'),
      },
    ],
    team: [
      { who: 'nurse-okazaki', purposes: purposes.both, daysAgo: 134 },
      { who: 'dietitian-okazaki', purposes: purposes.care, daysAgo: 134 },
      { who: 'pharmacist-okazaki', purposes: purposes.care, daysAgo: 134 },
      { who: 'caremanager-kota', purposes: purposes.both, daysAgo: 133 },
      { who: 'discharge-nagoya', purposes: purposes.hospital, daysAgo: 80 },
    ],
    vitals: {
      seed: 99,
      courses: {
        systolic: [148, 132, 6],
        diastolic: [84, 76, 4],
        pulse: [76, 74, 4],
        temperature: [36.4, 36.4, 0.2],
        weight: [63.8, 61.9, 0.3],
      },
    },
    story: [
      ...weekly('nurse-okazaki', { from: 131, to: 6, every: 14, time: '10:45' }, [
        '朝の血糖は118から164。低血糖なし。足の観察、傷なし。注射の手技は確実です。',
        '下肢の浮腫が軽度。塩分は1日6g台まで減っています。血圧の記録が続いています。',
        '視力の低下で目盛りが読みにくいとのこと。拡大鏡を使い、ご主人と二人で確認しています。',
      ]),
      topic(
        116,
        '13:00',
        'dietitian-okazaki',
        '減塩とたんぱく質の目安',
        '食事の記録を拝見しました。みそ汁を1日1杯に、たんぱく質は1日45gを目安にします。献立例をお渡ししました。',
        {
          answers: [
            ['doctor-okazaki', 7, 'ありがとうございます。カリウムは今のところ制限不要です。'],
            ['caremanager-kota', 22, '配食を腎臓食へ変更しました。'],
          ],
          state: 'done',
        },
      ),
      visitWithout(
        82,
        '11:20',
        'pharmacist-okazaki',
        '市販の痛み止めを使っておられました。腎臓への影響を説明し、別の薬をご提案します。',
        {
          answers: [['doctor-okazaki', 3, 'アセトアミノフェンへ変更します。ご連絡ありがとうございます。']],
          state: 'done',
        },
      ),
      topic(
        15,
        '16:45',
        'nurse-okazaki',
        '夕方の低血糖',
        '先週2回、夕方に血糖68、72でした。症状は冷や汗のみ。補食で回復しています。',
        {
          answers: [['doctor-okazaki', 2, 'インスリンを6単位へ減らします。1週間後に記録を見せてください。']],
          state: 'in-progress',
        },
      ),
    ],
  },
  {
    ...{ officer: 'officer-kota', name: '近藤 二郎（見本）', kana: 'コンドウ ジロウ ミホン' },
    ...{ birth: '1944-10-08' as Day, sex: 'male', registeredDaysAgo: 120, first: 'caremanager-kota' },
    faceSheet: {
      ...{ address: '幸田町 見本1番地', careLevel: '要介護1', keyPerson: '弟 近藤 三郎（見本）別居' },
      ...{ diagnoses: ['腰部脊柱管狭窄症', '高血圧症'], medication: ['リマプロスト錠5μg 1日3回'] },
      note: '独居。畑仕事が生きがい。',
    },
    consents: [{ daysAgo: 119, purposes: care, recipients: codes('232025', '232076') }],
    team: [
      { who: 'doctor-okazaki', purposes: purposes.both, daysAgo: 119 },
      { who: 'nurse-okazaki', purposes: purposes.both, daysAgo: 118 },
      { who: 'ot-toyokawa', purposes: purposes.care, daysAgo: 110 },
    ],
    vitals: {
      seed: 111,
      courses: {
        systolic: [144, 138, 7],
        diastolic: [82, 80, 5],
        pulse: [68, 68, 4],
        spo2: [98, 98, 1],
        temperature: [36.4, 36.4, 0.2],
        weight: [60.2, 60.6, 0.3],
      },
    },
    story: [
      ...weekly('nurse-okazaki', { from: 115, to: 10, every: 21, time: '14:30' }, [
        '歩行は200mで休憩。しびれは両下腿。畑へは三輪車で行かれています。',
        '血圧手帳を確認。朝が高めです。入浴は一人で、浴室の滑り止めを使っておられます。',
      ]),
      topic(
        96,
        '10:30',
        'ot-toyokawa',
        '畑へ行くための工夫',
        '腰掛け付きの歩行車を試したところ、400m歩けました。購入をご検討ください。',
        {
          answers: [
            ['caremanager-kota', 5, '福祉用具の貸与で手配します。'],
            ['nurse-okazaki', 300, '毎朝畑まで歩いておられます。とてもうれしそうです。'],
          ],
          state: 'done',
        },
      ),
      topic(
        18,
        '09:10',
        'caremanager-kota',
        '雨の日の見守り',
        '畑に出られない日の安否確認について、配食と電話を組み合わせる案です。',
        { state: 'open' },
      ),
    ],
  },
];
