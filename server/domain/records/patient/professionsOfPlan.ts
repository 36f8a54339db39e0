/** Of a team, those who make the plan of care answer for it that consents cover it; the officers of the home keep them. */
export const professionsOfPlan: readonly string[] = [
  '介護支援専門員',
  '主任介護支援専門員',
  '相談支援専門員',
];
