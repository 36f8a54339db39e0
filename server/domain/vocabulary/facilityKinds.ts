/** Kinds of facility, as a notice addresses them (DOMAIN.md §2). Text is what people see and what is stored. */
export const facilityKinds = [
  '病院',
  '診療所',
  '歯科診療所',
  '薬局',
  '訪問看護ステーション',
  '居宅介護支援事業所',
  '訪問介護事業所',
  '通所介護事業所',
  '通所リハビリテーション事業所',
  '訪問リハビリテーション事業所',
  '介護老人福祉施設',
  '介護老人保健施設',
  '福祉用具事業所',
  '地域包括支援センター',
  '相談支援事業所',
  '市区町村',
  '社会福祉協議会',
  '学校',
  '消防本部',
] as const;

export type FacilityKind = (typeof facilityKinds)[number];
