import type { Day } from '#domain/vocabulary/days.ts';
import type { MunicipalityCode } from '#domain/vocabulary/municipalityCode.ts';
import type { PatientPlan } from '../patientPlan.ts';
import { message, purposes, topic, visit, visitWithout, weekly } from './storyEntries.ts';

const codes = (...wanted: string[]) => wanted as MunicipalityCode[];
const care = ['care', 'conference'] as const;

/** 見本: invented people of the west and north; one of them is a child of the hub hospital. */
export const owariAndNorth: readonly PatientPlan[] = [
  {
    ...{ officer: 'officer-ichinomiya', name: '三輪 さくら（見本）', kana: 'ミワ サクラ ミホン' },
    ...{ birth: '2020-06-05' as Day, sex: 'female', registeredDaysAgo: 146, first: 'nurse-ichinomiya' },
    faceSheet: {
      ...{
        address: '一宮市 見本町1丁目',
        careLevel: '医療的ケア児',
        keyPerson: '母 三輪 あゆみ（見本）同居',
      },
      ...{
        diagnoses: ['低酸素性虚血性脳症後遺症', '気管切開', '胃ろう'],
        medication: ['レベチラセタム シロップ 1日2回'],
      },
      note: '気管カニューレの予備は玄関の赤い袋。',
    },
    consents: [
      {
        daysAgo: 145,
        purposes: ['care', 'conference', 'admission-discharge'],
        recipients: codes('231002'),
        givenBy: { who: 'proxy', name: '三輪 あゆみ（見本）' },
      },
    ],
    team: [
      { who: 'soudan-ichinomiya', purposes: purposes.both, daysAgo: 145 },
      { who: 'doctor-nagoya', purposes: purposes.hospital, daysAgo: 140 },
      { who: 'msw-nagoya', purposes: purposes.hospital, daysAgo: 140 },
    ],
    vitals: {
      seed: 122,
      courses: {
        pulse: [104, 100, 6],
        spo2: [97, 97, 1],
        temperature: [36.7, 36.7, 0.2],
        respiration: [26, 25, 2],
        weight: [16.2, 17.4, 0.1],
      },
      events: [{ daysAgo: 58, days: 6, add: { temperature: 1.7, pulse: 24, spo2: -4 } }],
    },
    story: [
      ...weekly('nurse-ichinomiya', { from: 142, to: 2, every: 14, time: '09:15' }, [
        '吸引は1時間に1回程度、白色。カニューレ周囲の皮膚は良好。お母様と入浴を行いました。',
        '注入は1回200mLを45分で。嘔吐なし。座位保持装置で30分過ごせました。',
        '発作はこの2週間で1回、30秒ほど。絵本に目を向け、笑顔が見られます。',
      ]),
      topic(
        124,
        '17:00',
        'soudan-ichinomiya',
        '就学に向けた相談',
        '特別支援学校の見学日が決まりました。医療的ケアの内容をまとめておきたいと思います。',
        {
          answers: [
            ['nurse-ichinomiya', 20, '吸引、注入、緊急時の対応を1枚にまとめました。次回お渡しします。'],
          ],
          state: 'done',
        },
      ),
      visit(
        58,
        '09:15',
        'nurse-ichinomiya',
        '昨夜から38.3℃、痰が黄色。SpO2 93%、吸引後96%。病院の外来へ連絡し、午後に受診となりました。',
        {
          answers: [
            ['soudan-ichinomiya', 6, '受診に同行しました。入院はせず、内服で経過をみることになりました。'],
            ['nurse-ichinomiya', 72, '37.0℃、痰は白色に戻りました。'],
          ],
          state: 'done',
        },
      ),
      topic(
        11,
        '10:50',
        'soudan-ichinomiya',
        'レスパイト入院の予約',
        '来月の3日間で病院と調整しています。持ち物の一覧を確認してください。',
        { state: 'in-progress' },
      ),
    ],
  },
  {
    ...{ officer: 'officer-toyota', name: '梅田 徳三（見本）', kana: 'ウメダ トクゾウ ミホン' },
    ...{ birth: '1937-01-19' as Day, sex: 'male', registeredDaysAgo: 138, first: 'doctor-toyota' },
    faceSheet: {
      ...{ address: '豊田市 見本町5丁目', careLevel: '要介護3', keyPerson: '長男の妻 梅田 恵子（見本）同居' },
      ...{
        diagnoses: ['前立腺がん', '尿道カテーテル留置', '慢性腎臓病'],
        medication: ['ビカルタミド錠80mg 朝1錠'],
      },
    },
    consents: [{ daysAgo: 137, purposes: care, recipients: codes('232122') }],
    team: [
      { who: 'nurse-toyota', purposes: purposes.both, daysAgo: 137 },
      { who: 'caremanager-toyota', purposes: purposes.both, daysAgo: 137 },
      { who: 'nurse-anjo', purposes: purposes.care, daysAgo: 90 },
    ],
    vitals: {
      seed: 133,
      courses: {
        systolic: [128, 126, 6],
        diastolic: [70, 70, 4],
        pulse: [70, 72, 4],
        spo2: [96, 96, 1],
        temperature: [36.4, 36.5, 0.2],
        weight: [54.0, 53.2, 0.3],
      },
      events: [{ daysAgo: 64, days: 5, add: { temperature: 2.1, pulse: 20 } }],
    },
    story: [
      ...weekly('nurse-toyota', { from: 134, to: 5, every: 14, time: '11:30' }, [
        '尿は淡黄色、混濁なし。カテーテルの固定位置を変えました。水分は1日1,200mL。',
        'カテーテル交換。抵抗なく挿入、出血なし。次回は4週間後です。',
        '陰部の洗浄と保清。皮膚の発赤なし。日中は居間で過ごされています。',
      ]),
      visit(
        64,
        '11:30',
        'nurse-toyota',
        '38.6℃、悪寒あり。尿の混濁と浮遊物が強いです。写真を添付し、先生へ連絡しました。',
        {
          photos: ['catheter'],
          answers: [
            [
              'doctor-toyota',
              1,
              '往診し、カテーテルを交換、抗菌薬を開始しました。水分を多めにお願いします。',
            ],
            ['nurse-anjo', 26, '夕方に訪問しました。37.4℃、食事は半分召し上がっています。'],
            ['nurse-toyota', 96, '36.6℃、尿も澄んできました。'],
          ],
          state: 'done',
        },
      ),
      topic(
        40,
        '14:15',
        'caremanager-toyota',
        '夜間の訪問の分担',
        '安城市のステーションにも夜間の対応をお願いしています。連絡の順番を確認させてください。',
        {
          answers: [
            ['nurse-anjo', 3, '火・金の夜間は当方で対応します。'],
            ['nurse-toyota', 5, 'ほかの曜日は当方が対応します。ご家族には一覧をお渡ししました。'],
          ],
          state: 'done',
        },
      ),
      message(3, '16:20', 'doctor-toyota', '採血の結果、腎機能は横ばいです。現在の内服を続けます。'),
    ],
  },
  {
    ...{ officer: 'officer-handa', name: '榊 とし（見本）', kana: 'サカキ トシ ミホン' },
    ...{ birth: '1946-04-16' as Day, sex: 'female', registeredDaysAgo: 125, first: 'nurse-handa' },
    faceSheet: {
      ...{ address: '半田市 見本蔵町1丁目', careLevel: '要介護1', keyPerson: '姪 榊 由香（見本）別居' },
      ...{ diagnoses: ['うつ病', '変形性膝関節症'], medication: ['エスシタロプラム錠10mg 夕1錠'] },
      note: '独居。電話に出ないときは姪御さんへ。',
    },
    consents: [{ daysAgo: 124, purposes: care, recipients: codes('232122') }],
    team: [
      { who: 'shakyo-handa', purposes: purposes.both, daysAgo: 124 },
      { who: 'social-anjo', purposes: purposes.both, daysAgo: 100 },
    ],
    vitals: {
      seed: 144,
      courses: {
        systolic: [130, 128, 6],
        diastolic: [76, 76, 4],
        pulse: [72, 70, 4],
        temperature: [36.3, 36.3, 0.2],
        weight: [48.9, 50.6, 0.3],
      },
    },
    story: [
      ...weekly('nurse-handa', { from: 122, to: 4, every: 14, time: '13:00' }, [
        '眠りは5時間ほど。食欲は戻りつつあります。薬は飲めています。膝の痛みで外出が減っています。',
        '表情が和らぎ、庭の花の話をされました。洗濯物がたまっており、一緒に片付けました。',
        '気分の波はありますが、「死にたい」という言葉は聞かれなくなりました。',
      ]),
      visitWithout(
        101,
        '10:00',
        'shakyo-handa',
        '金銭管理の支援を始めました。公共料金の滞納は解消しています。',
      ),
      topic(
        76,
        '15:50',
        'social-anjo',
        '短期入所の体験',
        '2泊3日の体験を受け入れられます。膝の状態と、夜間の様子を教えてください。',
        {
          answers: [
            ['nurse-handa', 4, '夜間は1回トイレに起きます。伝い歩きで自立です。'],
            ['shakyo-handa', 20, 'ご本人は「一度行ってみる」とのことです。'],
            ['social-anjo', 400, '体験を終えました。食堂でお話し相手ができ、表情が明るくなりました。'],
          ],
          state: 'done',
        },
      ),
      topic(
        8,
        '11:40',
        'shakyo-handa',
        '地域の集まりへの参加',
        '公民館の体操の会に、ボランティアの方と行ってみることになりました。',
        {
          answers: [['nurse-handa', 2, '良いですね。膝の痛み止めを出かける前に使えるようにしておきます。']],
          state: 'in-progress',
        },
      ),
    ],
  },
];
