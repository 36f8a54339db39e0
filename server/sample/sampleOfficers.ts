import type { MunicipalityCode } from '#domain/vocabulary/municipalityCode.ts';

/** 見本: the cities that have people here, each with its first officer. The key is the login name too. */
export interface SampleOfficer {
  readonly municipality: MunicipalityCode;
  readonly city: string;
  readonly name: string;
  readonly kana: string;
  readonly totp?: string;
}

const of = (code: string, city: string, name: string, kana: string): SampleOfficer => ({
  municipality: code as MunicipalityCode,
  city,
  name: `${name}（見本）`,
  kana: `${kana} ミホン`,
});

export const sampleOfficers = {
  'officer-toyohashi': of('232017', '豊橋市', '大林 修', 'オオバヤシ オサム'),
  'officer-toyokawa': of('232076', '豊川市', '竹内 明', 'タケウチ アキラ'),
  'officer-gamagori': of('232149', '蒲郡市', '千賀 恵美', 'センガ エミ'),
  'officer-tahara': of('232319', '田原市', '鈴木 康弘', 'スズキ ヤスヒロ'),
  'officer-okazaki': of('232025', '岡崎市', '細井 紀子', 'ホソイ ノリコ'),
  'officer-kota': of('235016', '幸田町', '岩瀬 淳', 'イワセ ジュン'),
  'officer-nagoya': {
    ...of('231002', '名古屋市', '青山 徹', 'アオヤマ トオル'),
    totp: 'KRSXG5CTMVRXEZLUKRSXG5CTMVRXEZLU',
  },
  'officer-toyota': of('232114', '豊田市', '梅村 早苗', 'ウメムラ サナエ'),
  'officer-anjo': of('232122', '安城市', '杉山 誠二', 'スギヤマ セイジ'),
  'officer-ichinomiya': of('232033', '一宮市', '森田 雅子', 'モリタ マサコ'),
  'officer-handa': of('232050', '半田市', '新美 健', 'ニイミ ケン'),
  'officer-shinshiro': of('232211', '新城市', '城所 恒夫', 'キドコロ ツネオ'),
} as const satisfies Record<string, SampleOfficer>;

export type OfficerKey = keyof typeof sampleOfficers;
