import type { FacilityKey } from './sampleFacilities.ts';

interface Position {
  readonly profession: string;
  readonly facility: FacilityKey;
}

/** 見本: an invented person. The key is the login name too. */
export interface SamplePerson extends Position {
  readonly name: string;
  readonly kana: string;
  /** Further positions: in another facility, and sometimes in another city. */
  readonly also?: readonly Position[];
  readonly manages?: true;
  /** Base32; where there is one, signing in asks for its code. */
  readonly totp?: string;
}

const of = (name: string, kana: string, profession: string, facility: FacilityKey): SamplePerson => ({
  name: `${name}（見本）`,
  kana: `${kana} ミホン`,
  profession,
  facility,
});

export const samplePeople = {
  'doctor-toyohashi': of('佐藤 健一', 'サトウ ケンイチ', '医師', 'toyohashi-clinic'),
  'clerk-toyohashi': { ...of('河合 由美', 'カワイ ユミ', '事務職員', 'toyohashi-clinic'), manages: true },
  'dentist-toyohashi': {
    ...of('鳩山 正樹', 'ハトヤマ マサキ', '歯科医師', 'toyohashi-dental'),
    manages: true,
  },
  'hygienist-toyohashi': of('近藤 さやか', 'コンドウ サヤカ', '歯科衛生士', 'toyohashi-dental'),
  'pharmacist-toyohashi': of('中村 誠', 'ナカムラ マコト', '薬剤師', 'toyohashi-pharmacy'),
  'nurse-toyohashi': {
    ...of('小林 直子', 'コバヤシ ナオコ', '訪問看護師', 'toyohashi-nursing'),
    manages: true,
  },
  'caremanager-toyohashi': of('山本 幸恵', 'ヤマモト ユキエ', '介護支援専門員', 'toyohashi-care'),
  'chief-toyohashi': {
    ...of('白井 弘', 'シライ ヒロシ', '主任介護支援専門員', 'toyohashi-care'),
    manages: true,
  },
  'helper-toyohashi': of('加藤 美穂', 'カトウ ミホ', '訪問介護員', 'toyohashi-helper'),
  'service-toyohashi': {
    ...of('吉田 勇', 'ヨシダ イサム', 'サービス提供責任者', 'toyohashi-helper'),
    manages: true,
  },
  'day-toyohashi': of('松井 千恵', 'マツイ チエ', '生活相談員', 'toyohashi-day'),
  'houkatsu-toyohashi': of('伊藤 和代', 'イトウ カズヨ', '地域包括支援センター職員', 'toyohashi-houkatsu'),
  'hokenshi-toyohashi': of('杉浦 綾', 'スギウラ アヤ', '保健師', 'toyohashi-houkatsu'),
  'equipment-toyohashi': of('石川 大輔', 'イシカワ ダイスケ', '福祉用具専門相談員', 'toyohashi-equipment'),
  'nurse-toyokawa': {
    ...of('鈴木 亜希', 'スズキ アキ', '訪問看護師', 'toyokawa-nursing'),
    also: [{ profession: '看護師', facility: 'toyokawa-clinic' }],
  },
  'manager-toyokawa': {
    ...of('渡辺 京子', 'ワタナベ キョウコ', '訪問看護師', 'toyokawa-nursing'),
    manages: true,
  },
  'doctor-toyokawa': of('桜井 隆', 'サクライ タカシ', '医師', 'toyokawa-clinic'),
  'caremanager-toyokawa': of('平松 文子', 'ヒラマツ フミコ', '介護支援専門員', 'toyokawa-care'),
  'pharmacist-toyokawa': of('夏目 理恵', 'ナツメ リエ', '薬剤師', 'toyokawa-pharmacy'),
  'ot-toyokawa': {
    ...of('林 拓也', 'ハヤシ タクヤ', '作業療法士', 'toyokawa-rehab'),
    also: [{ profession: '作業療法士', facility: 'toyohashi-day' }],
  },
  'pt-gamagori': of('牧野 翔', 'マキノ ショウ', '理学療法士', 'gamagori-rehab'),
  'st-gamagori': {
    ...of('尾崎 舞', 'オザキ マイ', '言語聴覚士', 'gamagori-rehab'),
    also: [{ profession: '言語聴覚士', facility: 'okazaki-clinic' }],
  },
  'nurse-gamagori': of('壁谷 純子', 'カベヤ ジュンコ', '訪問看護師', 'gamagori-nursing'),
  'helper-tahara': of('川口 久美', 'カワグチ クミ', '訪問介護員', 'tahara-helper'),
  'caremanager-tahara': of('渥美 敏夫', 'アツミ トシオ', '介護支援専門員', 'tahara-care'),
  'caremanager-okazaki': {
    ...of('成瀬 智子', 'ナルセ トモコ', '介護支援専門員', 'okazaki-care'),
    totp: 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP',
  },
  'pharmacist-okazaki': of('本多 俊介', 'ホンダ シュンスケ', '薬剤師', 'okazaki-pharmacy'),
  'nurse-okazaki': of('柴田 香織', 'シバタ カオリ', '訪問看護師', 'okazaki-nursing'),
  'doctor-okazaki': of('鳥居 彰', 'トリイ アキラ', '医師', 'okazaki-clinic'),
  'dietitian-okazaki': {
    ...of('太田 美咲', 'オオタ ミサキ', '管理栄養士', 'okazaki-clinic'),
    also: [{ profession: '管理栄養士', facility: 'toyohashi-clinic' }],
  },
  'caremanager-kota': of('志賀 良子', 'シガ リョウコ', '介護支援専門員', 'kota-care'),
  'discharge-nagoya': of('高木 真理', 'タカギ マリ', '退院支援看護師', 'nagoya-hospital'),
  'msw-nagoya': of('水野 拓', 'ミズノ タク', '医療ソーシャルワーカー', 'nagoya-hospital'),
  'doctor-nagoya': of('浅井 恭介', 'アサイ キョウスケ', '医師', 'nagoya-hospital'),
  'nurse-nagoya': of('丹羽 みどり', 'ニワ ミドリ', '訪問看護師', 'nagoya-nursing'),
  'doctor-toyota': of('三宅 昇', 'ミヤケ ノボル', '医師', 'toyota-clinic'),
  'nurse-toyota': of('鈴村 恵', 'スズムラ メグミ', '訪問看護師', 'toyota-nursing'),
  'caremanager-toyota': of('深津 順子', 'フカツ ジュンコ', '介護支援専門員', 'toyota-care'),
  'social-anjo': of('神谷 亮', 'カミヤ リョウ', '社会福祉士', 'anjo-health'),
  'nurse-anjo': of('岡田 佳代', 'オカダ カヨ', '訪問看護師', 'anjo-nursing'),
  'soudan-ichinomiya': of('森 明日香', 'モリ アスカ', '相談支援専門員', 'ichinomiya-support'),
  'nurse-ichinomiya': of('野村 千佳', 'ノムラ チカ', '訪問看護師', 'ichinomiya-nursing'),
  'nurse-handa': of('榊原 弥生', 'サカキバラ ヤヨイ', '訪問看護師', 'handa-nursing'),
  'shakyo-handa': of('間瀬 茂樹', 'マセ シゲキ', '社会福祉協議会職員', 'handa-shakyo'),
  'nurse-shinshiro': of('菅沼 里美', 'スガヌマ サトミ', '訪問看護師', 'shinshiro-nursing'),
  'caremanager-shinshiro': of('今泉 勝', 'イマイズミ マサル', '介護支援専門員', 'shinshiro-care'),
} as const satisfies Record<string, SamplePerson>;

export type PersonKey = keyof typeof samplePeople;
