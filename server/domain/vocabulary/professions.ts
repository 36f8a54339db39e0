/**
 * The professions the region knows. A list for choosing and for warnings only: an agreement may name any
 * other, since municipalities admit professions that this list does not foresee.
 */
export const professions = [
  '医師',
  '歯科医師',
  '薬剤師',
  '保健師',
  '助産師',
  '看護師',
  '准看護師',
  '訪問看護師',
  '理学療法士',
  '作業療法士',
  '言語聴覚士',
  '管理栄養士',
  '歯科衛生士',
  '診療放射線技師',
  '臨床検査技師',
  '臨床工学技士',
  '救急救命士',
  '消防指令員',
  '公認心理師',
  '精神保健福祉士',
  '社会福祉士',
  '医療ソーシャルワーカー',
  '退院支援看護師',
  '介護支援専門員',
  '主任介護支援専門員',
  '相談支援専門員',
  '医療的ケア児等コーディネーター',
  '介護福祉士',
  '訪問介護員',
  'サービス提供責任者',
  '生活相談員',
  '福祉用具専門相談員',
  '地域包括支援センター職員',
  '民生委員',
  '行政職員',
  '社会福祉協議会職員',
  '事務職員',
  '学校教職員',
] as const;

export type KnownProfession = (typeof professions)[number];

const known: ReadonlySet<string> = new Set(professions);

export function isKnownProfession(value: string): value is KnownProfession {
  return known.has(value);
}
