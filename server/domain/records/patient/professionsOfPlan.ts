/**
 * The professions that make the plan of care: they answer for it that consents cover the plan, and may read the
 * consents, which the officers of the home keep.
 */
export const professionsOfPlan: readonly string[] = [
  '介護支援専門員',
  '主任介護支援専門員',
  '相談支援専門員',
];
