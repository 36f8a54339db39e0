import type { HubId } from '#domain/ids.ts';
import type { FacilityKind } from '#domain/vocabulary/facilityKinds.ts';
import type { MunicipalityCode } from '#domain/vocabulary/municipalityCode.ts';

/** 見本: invented facilities; every name says so. */
export interface SampleFacility {
  readonly municipality: MunicipalityCode;
  readonly name: string;
  readonly kana: string;
  readonly kind: FacilityKind;
  readonly hub?: HubId;
}

const of = (code: string, name: string, kana: string, kind: FacilityKind): SampleFacility => ({
  municipality: code as MunicipalityCode,
  name: `見本 ${name}`,
  kana: `ミホン ${kana}`,
  kind,
});

export const sampleFacilities = {
  'toyohashi-clinic': of('232017', 'あさひ内科クリニック', 'アサヒナイカクリニック', '診療所'),
  'toyohashi-dental': of('232017', 'はと歯科医院', 'ハトシカイイン', '歯科診療所'),
  'toyohashi-pharmacy': of('232017', 'みなと薬局', 'ミナトヤッキョク', '薬局'),
  'toyohashi-nursing': of(
    '232017',
    'くすのき訪問看護ステーション',
    'クスノキホウモンカンゴステーション',
    '訪問看護ステーション',
  ),
  'toyohashi-care': of(
    '232017',
    'いちょう居宅介護支援事業所',
    'イチョウキョタクカイゴシエンジギョウショ',
    '居宅介護支援事業所',
  ),
  'toyohashi-helper': of(
    '232017',
    'ひだまり訪問介護事業所',
    'ヒダマリホウモンカイゴジギョウショ',
    '訪問介護事業所',
  ),
  'toyohashi-day': of('232017', 'つくしデイサービス', 'ツクシデイサービス', '通所介護事業所'),
  'toyohashi-houkatsu': of(
    '232017',
    '地域包括支援センター みなみ',
    'チイキホウカツシエンセンターミナミ',
    '地域包括支援センター',
  ),
  'toyohashi-equipment': of('232017', 'てすり福祉用具店', 'テスリフクシヨウグテン', '福祉用具事業所'),
  'toyokawa-nursing': of(
    '232076',
    'とよかわ訪問看護ステーション',
    'トヨカワホウモンカンゴステーション',
    '訪問看護ステーション',
  ),
  'toyokawa-clinic': of('232076', 'さくら医院', 'サクライイン', '診療所'),
  'toyokawa-care': of(
    '232076',
    'いなり居宅介護支援事業所',
    'イナリキョタクカイゴシエンジギョウショ',
    '居宅介護支援事業所',
  ),
  'toyokawa-pharmacy': of('232076', 'ほのか薬局', 'ホノカヤッキョク', '薬局'),
  'toyokawa-rehab': of(
    '232076',
    'あゆみ訪問リハビリテーション',
    'アユミホウモンリハビリテーション',
    '訪問リハビリテーション事業所',
  ),
  'gamagori-rehab': of(
    '232149',
    'しおかぜ訪問リハビリテーション',
    'シオカゼホウモンリハビリテーション',
    '訪問リハビリテーション事業所',
  ),
  'gamagori-nursing': of(
    '232149',
    'みかん訪問看護ステーション',
    'ミカンホウモンカンゴステーション',
    '訪問看護ステーション',
  ),
  'tahara-helper': of(
    '232319',
    'なのはな訪問介護事業所',
    'ナノハナホウモンカイゴジギョウショ',
    '訪問介護事業所',
  ),
  'tahara-care': of(
    '232319',
    'なぎさ居宅介護支援事業所',
    'ナギサキョタクカイゴシエンジギョウショ',
    '居宅介護支援事業所',
  ),
  'okazaki-care': of(
    '232025',
    'おかざき居宅介護支援事業所',
    'オカザキキョタクカイゴシエンジギョウショ',
    '居宅介護支援事業所',
  ),
  'okazaki-pharmacy': of('232025', 'ふじ薬局', 'フジヤッキョク', '薬局'),
  'okazaki-nursing': of(
    '232025',
    'やはぎ訪問看護ステーション',
    'ヤハギホウモンカンゴステーション',
    '訪問看護ステーション',
  ),
  'okazaki-clinic': of('232025', 'かえで在宅クリニック', 'カエデザイタククリニック', '診療所'),
  'kota-care': of(
    '235016',
    'ひつじ居宅介護支援事業所',
    'ヒツジキョタクカイゴシエンジギョウショ',
    '居宅介護支援事業所',
  ),
  'nagoya-hospital': {
    ...of('231002', 'なごや中央医療センター', 'ナゴヤチュウオウイリョウセンター', '病院'),
    hub: 'hub-nagoya' as HubId,
  },
  'nagoya-nursing': of(
    '231002',
    'けやき訪問看護ステーション',
    'ケヤキホウモンカンゴステーション',
    '訪問看護ステーション',
  ),
  'toyota-clinic': of('232114', 'まつば医院', 'マツバイイン', '診療所'),
  'toyota-nursing': of(
    '232114',
    'もみじ訪問看護ステーション',
    'モミジホウモンカンゴステーション',
    '訪問看護ステーション',
  ),
  'toyota-care': of(
    '232114',
    'こまどり居宅介護支援事業所',
    'コマドリキョタクカイゴシエンジギョウショ',
    '居宅介護支援事業所',
  ),
  'anjo-health': of(
    '232122',
    'たなばた介護老人保健施設',
    'タナバタカイゴロウジンホケンシセツ',
    '介護老人保健施設',
  ),
  'anjo-nursing': of(
    '232122',
    'でんえん訪問看護ステーション',
    'デンエンホウモンカンゴステーション',
    '訪問看護ステーション',
  ),
  'ichinomiya-support': of(
    '232033',
    'おりひめ相談支援事業所',
    'オリヒメソウダンシエンジギョウショ',
    '相談支援事業所',
  ),
  'ichinomiya-nursing': of(
    '232033',
    'きそがわ訪問看護ステーション',
    'キソガワホウモンカンゴステーション',
    '訪問看護ステーション',
  ),
  'handa-nursing': of(
    '232050',
    'くろかべ訪問看護ステーション',
    'クロカベホウモンカンゴステーション',
    '訪問看護ステーション',
  ),
  'handa-shakyo': of(
    '232050',
    '社会福祉協議会 相談係',
    'シャカイフクシキョウギカイソウダンガカリ',
    '社会福祉協議会',
  ),
  'shinshiro-nursing': of(
    '232211',
    'おくみかわ訪問看護ステーション',
    'オクミカワホウモンカンゴステーション',
    '訪問看護ステーション',
  ),
  'shinshiro-care': of(
    '232211',
    'ながしの居宅介護支援事業所',
    'ナガシノキョタクカイゴシエンジギョウショ',
    '居宅介護支援事業所',
  ),
} as const satisfies Record<string, SampleFacility>;

export type FacilityKey = keyof typeof sampleFacilities;
