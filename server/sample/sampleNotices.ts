import type { FacilityKind } from '#domain/vocabulary/facilityKinds.ts';
import type { MunicipalityCode } from '#domain/vocabulary/municipalityCode.ts';
import type { SampleKey } from './sampleAccounts.ts';

/** 見本: an invented notice. */
export interface SampleNotice {
  readonly daysAgo: number;
  readonly time: string;
  readonly by: SampleKey;
  readonly purpose: 'notice' | 'infection';
  readonly title: string;
  readonly text: string;
  readonly audience: {
    readonly facilityKinds: readonly FacilityKind[] | 'all';
    readonly municipalities: readonly MunicipalityCode[] | 'all';
  };
  readonly pdf?: {
    readonly name: string;
    readonly to: string;
    readonly from: string;
    readonly paragraphs: readonly string[];
    readonly points: readonly string[];
  };
  readonly marks: readonly (readonly [
    who: SampleKey,
    mark: 'opened' | 'acknowledged',
    daysAgo: number,
    time: string,
  ])[];
}

const codes = (...wanted: string[]) => wanted as MunicipalityCode[];
const east = codes('232017', '232076', '232149', '232319');

export const sampleNotices: readonly SampleNotice[] = [
  {
    daysAgo: 96,
    time: '10:00',
    by: 'officer-toyohashi',
    purpose: 'notice',
    title: '在宅医療・介護連携研修会（多職種事例検討）のご案内【見本】',
    text: '今年度第2回の多職種事例検討会を開催します。テーマは「心不全の方の在宅療養を支える連携」です。会場とオンラインの併用で行います。詳細は添付の開催要領をご確認のうえ、内容を確認しましたら「確認」を押してください。',
    audience: {
      facilityKinds: ['診療所', '薬局', '訪問看護ステーション', '居宅介護支援事業所', '地域包括支援センター'],
      municipalities: east,
    },
    pdf: {
      name: '研修会開催要領（見本）.pdf',
      to: '関係事業所 管理者 様',
      from: '見本 豊橋市 長寿介護課',
      paragraphs: [
        '日頃より在宅医療・介護の連携にご協力をいただき、ありがとうございます。',
        '標記研修会を下記のとおり開催しますので、ご参加くださいますようお願いします。',
      ],
      points: [
        '日時　開催月の第3木曜日 19時から20時30分まで',
        '会場　見本 保健福祉センター 大会議室（オンライン併用）',
        '内容　講義「心不全の増悪を早く見つける」、事例検討',
        '申込　本通知への確認をもって参加申込とします',
      ],
    },
    marks: [
      ['doctor-toyohashi', 'acknowledged', 95, '12:40'],
      ['nurse-toyokawa', 'acknowledged', 96, '17:20'],
      ['caremanager-toyohashi', 'acknowledged', 95, '08:50'],
      ['pharmacist-toyohashi', 'opened', 94, '13:05'],
      ['nurse-gamagori', 'opened', 95, '18:10'],
      ['caremanager-tahara', 'acknowledged', 93, '09:30'],
    ],
  },
  {
    daysAgo: 41,
    time: '13:30',
    by: 'officer-okazaki',
    purpose: 'notice',
    title: '介護保険 居宅サービス計画の届出様式の変更について【見本】',
    text: '来月1日の届出分から様式が変わります。旧様式での提出は来月末まで受け付けます。記載例を添付しますので、ご確認ください。',
    audience: {
      facilityKinds: ['居宅介護支援事業所', '地域包括支援センター'],
      municipalities: codes('232025', '235016', '232017', '232076', '232114'),
    },
    pdf: {
      name: '届出様式の変更点（見本）.pdf',
      to: '居宅介護支援事業所 管理者 様',
      from: '見本 岡崎市 長寿介護課',
      paragraphs: ['居宅サービス計画に関する届出様式を下記のとおり変更します。'],
      points: [
        '変更日　来月1日の届出から',
        '変更点　緊急連絡先の欄を追加、押印欄を廃止',
        '旧様式の取扱い　来月末まで受け付けます',
      ],
    },
    marks: [
      ['caremanager-okazaki', 'acknowledged', 41, '16:05'],
      ['caremanager-kota', 'acknowledged', 40, '09:12'],
      ['caremanager-toyohashi', 'opened', 40, '10:33'],
      ['caremanager-toyota', 'opened', 38, '14:47'],
    ],
  },
  {
    daysAgo: 16,
    time: '09:00',
    by: 'officer-toyokawa',
    purpose: 'infection',
    title: '感染性胃腸炎の流行と訪問時の対応について【見本】',
    text: '市内の複数の施設で感染性胃腸炎が発生しています。訪問時の手指衛生と、嘔吐物の処理手順の再確認をお願いします。発生時は発症者数と経過を当課へお知らせください。',
    audience: {
      facilityKinds: [
        '訪問看護ステーション',
        '訪問介護事業所',
        '通所介護事業所',
        '訪問リハビリテーション事業所',
        '居宅介護支援事業所',
      ],
      municipalities: codes('232076', '232017', '232149', '232319', '232025', '232211'),
    },
    pdf: {
      name: '感染性胃腸炎_対応手順（見本）.pdf',
      to: '介護サービス事業所 管理者 様',
      from: '見本 豊川市 長寿介護課',
      paragraphs: ['感染性胃腸炎の届出が増えています。下記の対応を徹底してください。'],
      points: [
        '訪問の前後に流水と石けんで手を洗う（アルコールは効きにくい）',
        '嘔吐物は次亜塩素酸ナトリウム（0.1%）で処理する',
        '職員に症状があるときは、症状が消えてから48時間は従事しない',
        '2名以上の発症があるときは当課へ連絡する',
      ],
    },
    marks: [
      ['nurse-toyokawa', 'acknowledged', 16, '12:15'],
      ['manager-toyokawa', 'acknowledged', 16, '09:40'],
      ['nurse-gamagori', 'acknowledged', 15, '08:30'],
      ['service-toyohashi', 'acknowledged', 15, '17:50'],
      ['helper-toyohashi', 'opened', 15, '18:25'],
      ['ot-toyokawa', 'opened', 14, '12:20'],
      ['caremanager-okazaki', 'acknowledged', 15, '11:02'],
    ],
  },
  {
    daysAgo: 5,
    time: '14:00',
    by: 'officer-toyohashi',
    purpose: 'notice',
    title: '連休中の連絡体制と休業日の届出について【見本】',
    text: '連休中の休業日と緊急時の連絡先を、今月末までに当課へ届け出てください。届出様式を添付します。',
    audience: {
      facilityKinds: ['訪問看護ステーション', '居宅介護支援事業所'],
      municipalities: codes('232017', '232076', '232149', '232025', '232114'),
    },
    pdf: {
      name: '休業日届出様式（見本）.pdf',
      to: '訪問看護ステーション・居宅介護支援事業所 管理者 様',
      from: '見本 豊橋市 長寿介護課',
      paragraphs: ['連休中の在宅療養を切れ目なく支えるため、下記の届出をお願いします。'],
      points: ['休業日と、休業中の連絡先（夜間を含む）', '主治医との連絡方法', '代替の訪問先との調整状況'],
    },
    marks: [
      ['nurse-toyohashi', 'acknowledged', 5, '16:30'],
      ['nurse-gamagori', 'opened', 4, '08:45'],
      ['caremanager-toyohashi', 'acknowledged', 4, '10:10'],
      ['caremanager-okazaki', 'opened', 4, '13:25'],
    ],
  },
  {
    daysAgo: 2,
    time: '11:15',
    by: 'officer-gamagori',
    purpose: 'infection',
    title: '発熱者の発生による通所サービスの一時休止について【見本】',
    text: '市内の通所事業所が本日から3日間休止します。振替の訪問を調整される事業所は、当課で空き状況をお知らせできます。',
    audience: { facilityKinds: 'all', municipalities: east },
    marks: [
      ['st-gamagori', 'opened', 2, '12:30'],
      ['nurse-toyokawa', 'opened', 1, '17:45'],
    ],
  },
];
