/** What the trail calls a group, who stands to it how, and what is done with it; `read` has its word for all kinds. */
export const groupWords = {
  ja: {
    record: 'グループ',
    relations: { participant: 'グループの参加者' },
    acts: { 'open-group': 'グループの開設', 'leave-group': 'グループから抜ける操作' },
  },
  en: {
    record: 'group',
    relations: { participant: 'Participant of the group' },
    acts: { 'open-group': 'open a group', 'leave-group': 'leave the group' },
  },
} as const;
