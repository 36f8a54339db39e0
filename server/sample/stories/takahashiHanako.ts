import type { Day } from '#domain/vocabulary/days.ts';
import type { MunicipalityCode } from '#domain/vocabulary/municipalityCode.ts';
import type { PatientPlan } from '../patientPlan.ts';
import { storyNames } from '../storyCast.ts';
import { message, purposes, topic, visit, visitWithout, weekly } from './storyEntries.ts';

const codes = (...wanted: string[]) => wanted as MunicipalityCode[];

/** The story's patient: heart failure, a healing pressure wound, and the admission whose discharge is prepared today. */
export const takahashiHanako: PatientPlan = {
  officer: 'officer-toyohashi',
  name: storyNames.patient,
  kana: 'タカハシ ハナコ ミホン',
  birth: '1938-04-02' as Day,
  sex: 'female',
  faceSheet: {
    address: '豊橋市 見本町1丁目1番地',
    phone: '000-000-0000',
    careLevel: '要介護3',
    diagnoses: ['慢性心不全', '2型糖尿病', '高血圧症', '仙骨部褥瘡（治癒過程）', '軽度認知障害'],
    medication: [
      'フロセミド錠20mg 朝1錠',
      'カルベジロール錠2.5mg 朝夕1錠',
      'リナグリプチン錠5mg 朝1錠',
      'エンパグリフロジン錠10mg 朝1錠',
    ],
    allergies: ['ペニシリン系抗菌薬（皮疹）'],
    keyPerson: '長女 髙橋 由紀子（見本）同居',
    doctor: '見本 あさひ内科クリニック 佐藤 健一（見本）',
    note: '独居ではないが日中は一人。体重1週間で2kg以上の増加は主治医へ連絡。',
  },
  registeredDaysAgo: 152,
  first: 'doctor-toyohashi',
  consents: [
    {
      daysAgo: 151,
      purposes: ['care', 'conference', 'admission-discharge'],
      recipients: codes('232076', '231002', '232025'),
    },
    { daysAgo: 140, purposes: ['care'], recipients: codes('232149'), withdrawnDaysAgo: 9 },
    {
      daysAgo: 120,
      purposes: ['care'],
      recipients: codes('232319'),
      givenBy: { who: 'proxy', name: '髙橋 由紀子（見本）' },
    },
  ],
  team: [
    { who: 'nurse-toyokawa', purposes: purposes.both, daysAgo: 150 },
    { who: 'caremanager-okazaki', purposes: purposes.both, daysAgo: 150 },
    { who: 'pharmacist-okazaki', purposes: purposes.care, daysAgo: 148 },
    { who: 'pt-gamagori', purposes: purposes.care, daysAgo: 139 },
    { who: 'helper-tahara', purposes: purposes.care, daysAgo: 119 },
    { who: 'discharge-nagoya', purposes: purposes.hospital, daysAgo: 10 },
  ],
  endsBefore: [{ who: 'pt-gamagori', daysAgo: 9 }],
  vitals: {
    seed: 11,
    courses: {
      systolic: [138, 126, 6],
      diastolic: [78, 70, 4],
      pulse: [76, 72, 4],
      spo2: [96, 96, 1],
      temperature: [36.4, 36.4, 0.2],
      respiration: [18, 17, 1],
      weight: [47.8, 48.2, 0.3],
    },
    events: [
      { daysAgo: 19, days: 9, add: { weight: 2.6, spo2: -5, pulse: 22, respiration: 7, systolic: 16 } },
    ],
  },
  story: [
    message(
      150,
      '11:00',
      'doctor-toyohashi',
      '髙橋様のチームを始めます。慢性心不全の在宅管理が中心です。体重と浮腫の変化を早めに共有してください。',
    ),
    visit(
      149,
      '10:20',
      'nurse-toyokawa',
      '初回訪問。下腿浮腫は軽度、労作時の息切れなし。仙骨部に褥瘡28×21mm、浸出液少量、発赤あり感染徴候なし。洗浄後にハイドロコロイドで保護しました。体圧分散マットの導入をケアマネジャーと相談します。',
      {
        photos: ['wound-early'],
        answers: [
          ['caremanager-okazaki', 3, '体圧分散マットを福祉用具で手配しました。明後日の午前に納品予定です。'],
          [
            'doctor-toyohashi',
            6,
            'ありがとうございます。処置はこのまま続けてください。2週間後に往診で確認します。',
          ],
        ],
        state: 'done',
      },
    ),
    topic(
      146,
      '13:10',
      'pharmacist-okazaki',
      '夕食後薬の飲み残しについて',
      '訪問時、お薬カレンダーの夕食後に4日分の残薬がありました。朝は長女様が声をかけておられますが、夕方は一人の時間に重なるようです。朝へまとめられる薬がないかご検討をお願いします。',
      {
        photos: ['dosette-left'],
        answers: [
          [
            'doctor-toyohashi',
            5,
            'カルベジロールは朝夕の分服が必要です。ほかは朝へまとめます。次回処方から変更します。',
          ],
          [
            'caremanager-okazaki',
            20,
            '夕方のヘルパー訪問を週3回追加し、服薬の声かけをお願いします。田原市の事業所で調整中です。',
          ],
          [
            'pharmacist-okazaki',
            44,
            '一包化し、夕食後の袋に赤い印を付けました。次回訪問で残数を確認します。',
          ],
        ],
        state: 'done',
      },
    ),
    ...weekly('nurse-toyokawa', { from: 142, to: 30, time: '10:20' }, [
      '全身状態は安定。浮腫は下腿に軽度。褥瘡部を洗浄し保護材を交換しました。食事は8割、水分は1日1,000mL程度です。',
      '夜間の呼吸苦なし、枕は1つで休めています。体重は朝食前に測定できています。褥瘡の浸出液は減っています。',
      '便通は2日に1回。塩分の多い漬物を控えるようお話しし、長女様にもお伝えしました。下肢の浮腫に変化なし。',
      '足の爪を整え、フットケアを実施。しびれの訴えなし。内服は全て飲めています。ご本人より「庭の花を見に行きたい」との希望あり。',
    ]),
    visitWithout(
      132,
      '14:00',
      'pt-gamagori',
      '初回評価。立ち上がりは手すりで可能、屋内歩行は歩行器で15m。息切れはBorg 3。玄関の段差18cmが外出の妨げです。踏み台と手すりを提案します。',
      {
        photos: ['handrail'],
        answers: [
          ['caremanager-okazaki', 22, '手すりの見積もりを依頼しました。ご本人、長女様とも前向きです。'],
        ],
        state: 'done',
      },
    ),
    visit(
      121,
      '10:30',
      'nurse-toyokawa',
      '褥瘡は15×11mmまで縮小、肉芽は良好です。浸出液ごく少量。写真を添付します。',
      {
        photos: ['wound-better'],
        answers: [
          ['doctor-toyohashi', 7, '順調ですね。往診時にも確認しました。保護材の交換は週1回で構いません。'],
        ],
        state: 'done',
      },
    ),
    visitWithout(
      117,
      '17:40',
      'helper-tahara',
      '夕方の訪問を開始しました。服薬の声かけで、ご自分で袋を開けて飲まれました。夕食は煮魚とご飯を8割召し上がりました。',
    ),
    topic(
      98,
      '09:50',
      'caremanager-okazaki',
      '要介護認定の更新申請について',
      '認定の有効期間が今年度末までです。主治医意見書の依頼が来月届きます。生活状況の変化があればこちらへお書きください。',
      {
        answers: [
          ['pt-gamagori', 6, '屋内歩行は歩行器で30mまで延びました。階段は未実施です。'],
          ['nurse-toyokawa', 25, '褥瘡はほぼ上皮化。入浴は見守りと一部介助です。'],
          ['doctor-toyohashi', 50, '意見書の準備をします。認知機能はHDS-R 21点で大きな変化はありません。'],
        ],
        state: 'in-progress',
      },
    ),
    visitWithout(
      84,
      '17:40',
      'helper-tahara',
      '服薬は声かけで飲めています。味噌汁を半量にする工夫を続けています。居間の足元灯が切れていたため、長女様にお伝えしました。',
    ),
    visitWithout(
      76,
      '13:20',
      'pharmacist-okazaki',
      '残薬は夕食後1回分のみ。飲み忘れは大きく減りました。カレンダーの写真を添付します。',
      {
        photos: ['dosette-good'],
        answers: [['doctor-toyohashi', 4, '確認しました。引き続きお願いします。']],
        state: 'done',
      },
    ),
    visitWithout(
      55,
      '14:00',
      'pt-gamagori',
      '玄関の手すりと踏み台が入り、見守りで庭まで出られました。往復40m、SpO2は93%まで低下し、2分の休憩で96%へ回復しました。',
    ),
    visit(44, '10:30', 'nurse-toyokawa', '仙骨部は上皮化しました。予防として保護材を継続します。', {
      photos: ['wound-dressed'],
    }),
    visit(
      19,
      '10:20',
      'nurse-toyokawa',
      '体重が1週間で1.1kg増加、両下腿に圧痕を認めます。昨夜から枕を2つにして休まれたとのこと。会話は可能ですが、階段を上がったような息切れがあるそうです。先生へ電話でも連絡しました。',
      {
        photos: ['legs-swollen'],
        answers: [
          ['doctor-toyohashi', 1, '本日夕方に往診します。フロセミドを40mgへ増量し、3日後に採血します。'],
          ['caremanager-okazaki', 2, '承知しました。ショートステイの予定は取り消します。'],
          [
            'helper-tahara',
            8,
            '夕方の訪問時、足を上げて休まれていました。夕食は5割、水分は控えめにしています。',
          ],
          ['doctor-toyohashi', 9, '往診しました。両肺底部に湿性ラ音、SpO2 92%。悪化時は入院を検討します。'],
        ],
        state: 'done',
      },
    ),
    visit(
      15,
      '10:20',
      'nurse-toyokawa',
      '体重さらに1.2kg増加、SpO2は安静時91%、呼吸数24回。会話でも息切れがあります。夜間は座って休まれたとのこと。先生の指示で入院の手配をしました。',
      {
        answers: [
          [
            'doctor-toyohashi',
            1,
            '急性増悪と判断し、見本 なごや中央医療センターへ紹介しました。本日午後に入院となります。',
          ],
          [
            'caremanager-okazaki',
            3,
            '入院時の情報を病院へお渡しします。訪問系サービスはいったん休止の連絡をしました。',
          ],
          [
            'pharmacist-okazaki',
            5,
            'お薬手帳と残薬を長女様にお渡ししました。持参薬の一覧は病院薬剤部へ送付済みです。',
          ],
        ],
        state: 'done',
      },
    ),
    topic(
      8,
      '16:00',
      'caremanager-okazaki',
      '退院後のサービスの再開について',
      '病院から、来週の退院を目標に調整中との連絡がありました。退院前カンファレンスは本日の予定でご案内が届いています。再開にあたっての希望をお書きください。',
      {
        answers: [
          [
            'nurse-toyokawa',
            2,
            '退院後2週間は週3回の訪問を希望します。体重は毎朝測定し、こちらへ記録します。',
          ],
          ['doctor-toyohashi', 5, '特別訪問看護指示書を準備します。退院翌日に往診します。'],
          [
            'helper-tahara',
            25,
            '夕方の訪問はいつからでも再開できます。減塩の宅配食を試してみてはいかがでしょうか。',
          ],
        ],
        state: 'in-progress',
      },
    ),
    topic(
      3,
      '11:30',
      'pharmacist-okazaki',
      '退院時処方の確認',
      '入院中にトルバプタンが始まったと伺いました。在宅で続ける場合、採血の予定と飲水量の目安を教えてください。',
      {
        state: 'open',
      },
    ),
    message(
      1,
      '17:10',
      'doctor-toyohashi',
      '病院の主治医と電話で話しました。体重47.6kg、酸素は中止できています。退院後の目標体重は48kg以下とします。',
    ),
  ],
};
