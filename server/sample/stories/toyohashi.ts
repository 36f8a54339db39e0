import type { Day } from '#domain/vocabulary/days.ts';
import type { MunicipalityCode } from '#domain/vocabulary/municipalityCode.ts';
import type { PatientPlan } from '../patientPlan.ts';
import { message, purposes, topic, visit, visitWithout, weekly } from './storyEntries.ts';

const codes = (...wanted: string[]) => wanted as MunicipalityCode[];
const care = ['care', 'conference'] as const;

/** 見本: invented people of 豊橋市. */
export const toyohashi: readonly PatientPlan[] = [
  {
    ...{ officer: 'officer-toyohashi', name: '山田 千代（見本）', kana: 'ヤマダ チヨ ミホン' },
    ...{ birth: '1943-07-21' as Day, sex: 'female', registeredDaysAgo: 148, first: 'doctor-toyohashi' },
    faceSheet: {
      ...{ address: '豊橋市 見本町3丁目', careLevel: '要介護3', keyPerson: '夫 山田 進（見本）同居' },
      ...{
        diagnoses: ['パーキンソン病（Yahr 3）', '便秘症'],
        medication: ['レボドパ・カルビドパ配合錠 1日4回'],
      },
      note: 'オフの時間帯（14時前後）は転倒に注意。',
    },
    consents: [{ daysAgo: 147, purposes: care, recipients: codes('232076') }],
    team: [
      { who: 'nurse-toyohashi', purposes: purposes.both, daysAgo: 147 },
      { who: 'caremanager-toyohashi', purposes: purposes.both, daysAgo: 147 },
      { who: 'ot-toyokawa', purposes: purposes.care, daysAgo: 140 },
      { who: 'dentist-toyohashi', purposes: purposes.care, daysAgo: 100 },
      { who: 'hygienist-toyohashi', purposes: purposes.care, daysAgo: 100 },
    ],
    vitals: {
      seed: 33,
      courses: {
        systolic: [112, 108, 8],
        diastolic: [66, 62, 5],
        pulse: [72, 74, 4],
        spo2: [97, 97, 1],
        temperature: [36.2, 36.3, 0.2],
        weight: [44.6, 43.1, 0.3],
      },
      events: [{ daysAgo: 52, days: 4, add: { systolic: -18, pulse: 12 } }],
    },
    story: [
      message(147, '10:40', 'doctor-toyohashi', '薬の効く時間帯と転倒の有無を、訪問ごとに一言お願いします。'),
      ...weekly('nurse-toyohashi', { from: 145, to: 4, every: 14, time: '11:00' }, [
        'オン時間は10時から13時頃。すくみ足は方向転換時のみ。転倒なし。便通は3日ぶりにあり、下剤を調整中です。',
        '立位で血圧が20低下、ふらつきの自覚はなし。水分摂取を促しました。皮膚の異常なし。',
        '声が小さくなってきたとのご主人の話。食事は40分かかりますが、むせはありません。',
      ]),
      topic(
        128,
        '13:15',
        'ot-toyokawa',
        '方向転換時のすくみ足',
        '台所で向きを変えるときに足が止まります。床に目印のテープを貼って練習したいと思います。',
        {
          answers: [
            ['nurse-toyohashi', 20, 'テープを目印にすると、2歩目から足が出ました。'],
            ['caremanager-toyohashi', 24, 'ご主人にも声のかけ方をお伝えいただけると助かります。'],
          ],
          state: 'done',
        },
      ),
      visitWithout(
        98,
        '15:00',
        'dentist-toyohashi',
        '義歯の適合を調整しました。口腔乾燥があり、保湿剤を処方します。衛生士が月2回伺います。',
      ),
      visitWithout(
        84,
        '15:00',
        'hygienist-toyohashi',
        '口腔ケアを実施。舌の動きが小さいため、食前の体操をご夫婦で練習しました。',
      ),
      visit(
        52,
        '11:00',
        'nurse-toyohashi',
        '起立時にふらつき、しりもちをつかれました。外傷なし。臥位116/64、立位92/56。先生へ連絡しました。',
        {
          answers: [
            ['doctor-toyohashi', 2, '降圧薬を中止します。1週間、起床時と夕方の血圧を記録してください。'],
            ['nurse-toyohashi', 170, '立位でも104/60を保てています。ふらつきの訴えはなくなりました。'],
          ],
          state: 'done',
        },
      ),
      topic(
        12,
        '09:20',
        'caremanager-toyohashi',
        '体重が減っています',
        '3か月で1.5kg減りました。食事の形と回数について、ご意見をください。',
        {
          answers: [
            [
              'hygienist-toyohashi',
              8,
              '咀嚼に時間がかかり、疲れて残される様子です。軟らかい主菜を先に召し上がる順番を試しています。',
            ],
          ],
          state: 'in-progress',
        },
      ),
    ],
  },
  {
    ...{ officer: 'officer-toyohashi', name: '伊藤 正（見本）', kana: 'イトウ タダシ ミホン' },
    ...{ birth: '1951-02-09' as Day, sex: 'male', registeredDaysAgo: 62, first: 'doctor-toyohashi' },
    faceSheet: {
      ...{ address: '豊橋市 見本町4丁目', careLevel: '要介護4', keyPerson: '妻 伊藤 明美（見本）同居' },
      ...{
        diagnoses: ['膵がん（在宅緩和ケア）'],
        medication: ['オキシコドン徐放錠10mg 1日2回', 'レスキュー オキシコドン散2.5mg'],
      },
      note: '自宅で過ごすことを希望。夜間の連絡先は訪問看護ステーション。',
    },
    consents: [{ daysAgo: 61, purposes: care, recipients: codes('232076', '232319') }],
    team: [
      { who: 'nurse-toyokawa', purposes: purposes.both, daysAgo: 61 },
      { who: 'pharmacist-toyohashi', purposes: purposes.care, daysAgo: 61 },
      { who: 'caremanager-tahara', purposes: purposes.both, daysAgo: 60 },
    ],
    vitals: {
      seed: 44,
      courses: {
        systolic: [132, 104, 6],
        diastolic: [76, 60, 4],
        pulse: [78, 96, 4],
        spo2: [97, 94, 1],
        temperature: [36.5, 36.9, 0.3],
        respiration: [16, 20, 2],
      },
    },
    story: [
      message(
        61,
        '18:00',
        'doctor-toyohashi',
        '本日退院されました。痛みはNRS 3前後です。できるだけご自宅で過ごせるよう支えます。',
      ),
      ...weekly('nurse-toyokawa', { from: 60, to: 2, every: 4, time: '16:00' }, [
        '痛みはNRS 2、レスキュー使用は1日1回。食事は好きなものを少量ずつ。奥様と散歩に出られました。',
        '夜間の痛みでレスキュー2回。便通2日なし、緩下剤を増やしました。口内の乾燥にスポンジでケア。',
        '倦怠感が強く、日中も横になっておられます。足のむくみが少し。マッサージで「楽になった」とのこと。',
        '奥様の眠れない夜が続いています。今後の経過についてお話しし、困ったときの連絡先を一緒に確認しました。',
      ]),
      topic(
        39,
        '12:20',
        'pharmacist-toyohashi',
        'レスキューの使用回数',
        '1週間で14回に増えています。ベースの増量をご検討ください。在庫は5日分です。',
        {
          answers: [
            ['doctor-toyohashi', 2, '徐放錠を1回15mgへ増量します。本日夕方から変更してください。'],
            ['pharmacist-toyohashi', 5, '夕方にお届けし、飲み方を奥様に説明しました。'],
            ['nurse-toyokawa', 26, '昨夜のレスキューは1回で、よく眠れたそうです。'],
          ],
          state: 'done',
        },
      ),
      topic(
        20,
        '10:10',
        'caremanager-tahara',
        '介護用ベッドと訪問入浴',
        'エアマットへの交換と訪問入浴を明日から始めます。ご本人は「湯船に入りたい」と話されています。',
        {
          answers: [
            ['nurse-toyokawa', 3, '入浴前の観察と、痛み止めの時間の調整を行います。'],
            ['nurse-toyokawa', 30, '10分ほど湯船に入り、とても喜ばれました。血圧の変動なし。'],
          ],
          state: 'done',
        },
      ),
      topic(
        3,
        '19:20',
        'doctor-toyohashi',
        '今後の見通しの共有',
        '飲み込みが難しくなってきました。皮下投与への切り替えを準備します。ご家族には本日お話ししました。',
        {
          answers: [['nurse-toyokawa', 1, '承知しました。夜間は当番が伺える体制にしています。']],
          state: 'in-progress',
        },
      ),
    ],
  },
];
