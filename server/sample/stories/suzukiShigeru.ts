import type { Day } from '#domain/vocabulary/days.ts';
import type { MunicipalityCode } from '#domain/vocabulary/municipalityCode.ts';
import type { PatientPlan } from '../patientPlan.ts';
import { storyNames } from '../storyCast.ts';
import { message, purposes, topic, visit, visitWithout, weekly } from './storyEntries.ts';

/** After a stroke; whose サービス担当者会議 was held nine days ago. */
export const suzukiShigeru: PatientPlan = {
  officer: 'officer-toyohashi',
  name: storyNames.serviceMeetingPatient,
  kana: 'スズキ シゲル ミホン',
  birth: '1946-11-18' as Day,
  sex: 'male',
  faceSheet: {
    address: '豊橋市 見本町2丁目8番地',
    phone: '000-000-0000',
    careLevel: '要介護2',
    diagnoses: ['脳梗塞後遺症（右片麻痺）', '高血圧症', '嚥下障害（軽度）'],
    medication: ['クロピドグレル錠75mg 朝1錠', 'アムロジピン錠5mg 朝1錠', '酸化マグネシウム錠330mg 朝夕1錠'],
    allergies: [],
    keyPerson: '妻 鈴木 和子（見本）同居',
    doctor: '見本 あさひ内科クリニック 佐藤 健一（見本）',
    note: '水分は薄いとろみ。収縮期160以上のときは入浴を見合わせる。',
  },
  registeredDaysAgo: 110,
  first: 'doctor-toyohashi',
  consents: [
    { daysAgo: 109, purposes: ['care', 'conference'], recipients: ['232076'] as MunicipalityCode[] },
  ],
  team: [
    { who: 'caremanager-toyohashi', purposes: purposes.both, daysAgo: 109 },
    { who: 'nurse-toyokawa', purposes: purposes.both, daysAgo: 108 },
    { who: 'service-toyohashi', purposes: purposes.both, daysAgo: 108 },
    { who: 'ot-toyokawa', purposes: purposes.both, daysAgo: 104 },
    { who: 'pharmacist-toyohashi', purposes: purposes.both, daysAgo: 104 },
  ],
  vitals: {
    seed: 22,
    courses: {
      systolic: [152, 134, 7],
      diastolic: [86, 76, 5],
      pulse: [70, 68, 4],
      spo2: [97, 97, 1],
      temperature: [36.3, 36.4, 0.2],
      weight: [58.6, 57.8, 0.3],
    },
    events: [{ daysAgo: 62, days: 5, add: { temperature: 1.6, pulse: 18, spo2: -3 } }],
  },
  story: [
    message(
      108,
      '11:20',
      'caremanager-toyohashi',
      '退院後のサービスを開始します。ご本人の目標は「庭の植木の手入れをもう一度」です。',
    ),
    ...weekly('nurse-toyokawa', { from: 106, to: 3, time: '14:10' }, [
      '血圧は訪問時、落ち着いています。右下肢の浮腫なし。水分摂取でむせ1回、とろみで改善しました。',
      '排便は1日おき。奥様に、体位を変えるときのコツをお伝えしました。皮膚トラブルはありません。',
      'シャワー浴を実施、立ち上がりに軽い介助。浴後も血圧の大きな変動なし。気分良好とのこと。',
      '内服の飲み忘れなし。夜間のトイレは2回、奥様が付き添われています。睡眠は6時間ほど。',
    ]),
    visitWithout(
      101,
      '10:00',
      'ot-toyokawa',
      '四点杖で屋内10mを軽介助。右手は押さえ手として使えます。更衣は左手主導で練習を始めました。',
    ),
    topic(
      90,
      '09:30',
      'service-toyohashi',
      '入浴時の立ち上がりについて',
      '浴槽の縁から立つとき、右へ傾くことが増えました。安全な介助の方法を教えてください。',
      {
        answers: [
          [
            'ot-toyokawa',
            6,
            '左手で縁をつかみ、おじぎをしてから立つ手順に変えましょう。次回、現場で一緒に確認します。',
          ],
          ['service-toyohashi', 75, '教えていただいた手順で、傾きが減りました。職員全員で共有します。'],
        ],
        state: 'done',
      },
    ),
    visit(
      62,
      '14:10',
      'nurse-toyokawa',
      '昨夕から37.9℃。痰が増え、右下肺の音がやや弱いです。食欲は半分。水分はとろみで600mL。誤嚥の可能性を考え、先生へ連絡しました。',
      {
        answers: [
          ['doctor-toyohashi', 2, '往診し、抗菌薬を開始しました。食事は刻みとろみへ。3日後に再診します。'],
          ['caremanager-toyohashi', 4, 'デイサービスは今週お休みにします。'],
          ['nurse-toyokawa', 70, '本日36.6℃、痰は減りました。食事は7割です。'],
        ],
        state: 'done',
      },
    ),
    visitWithout(
      48,
      '11:00',
      'pharmacist-toyohashi',
      '薬は8種類。奥様がセットに30分かかっておられます。一包化と剤形の見直しを提案します。',
      {
        answers: [['doctor-toyohashi', 5, '次回の会議で相談しましょう。']],
        state: 'in-progress',
      },
    ),
    visitWithout(
      34,
      '10:00',
      'ot-toyokawa',
      '四点杖で屋内20mを見守りで歩けました。庭までの段差は手すりがあれば可能と考えます。',
    ),
    topic(
      26,
      '13:40',
      'caremanager-toyohashi',
      'サービス担当者会議の日程について',
      '居宅サービス計画の見直しのため会議を開きます。ご都合の悪い日をお知らせください。',
      {
        answers: [
          ['nurse-toyokawa', 3, '火曜・木曜の午後は参加できます。'],
          ['pharmacist-toyohashi', 4, 'その週の午後は訪問が入っており、照会でお答えします。'],
          ['ot-toyokawa', 20, '14時以降であれば参加できます。'],
        ],
        state: 'done',
      },
    ),
    visitWithout(
      6,
      '09:40',
      'service-toyohashi',
      '朝の更衣は見守りのみでできました。浴室の手すりの位置を奥様と確認しました。',
      { photos: ['handrail'] },
    ),
    topic(
      2,
      '15:20',
      'caremanager-toyohashi',
      '第4表の確認のお願い',
      '会議の要点を回覧しています。未確認の方は内容の確認をお願いします。皆様の確認後に確定します。',
      {
        answers: [['ot-toyokawa', 2, '確認しました。']],
        state: 'open',
      },
    ),
  ],
};
