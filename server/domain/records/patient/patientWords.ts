/** What the trail calls a patient, who stands to it how, and what is done with it; `read` has its word for all kinds. */
export const patientWords = {
  ja: {
    record: '患者さんのページ',
    relations: { member: 'ケアチームのメンバー' },
    acts: {
      invite: 'チームへの招待',
      'hold-conference': '会議の計画',
      'tell-admission': '入退院の連絡の送信',
      'leave-team': 'チームから抜ける操作',
      'read-consents': '同意の閲覧',
      'end-membership': 'チームから外す操作',
      'explain-access': '「なぜ見られるか」の閲覧',
      'preview-invitation': '招待する前の確かめ',
      'search-candidates': '招く人の検索',
      'preview-admission': '入退院の連絡の届く範囲の確かめ',
    },
  },
  en: {
    record: 'patient’s page',
    relations: { member: 'Member of the care team' },
    acts: {
      invite: 'invite to the team',
      'hold-conference': 'plan a conference',
      'tell-admission': 'tell of an admission or discharge',
      'leave-team': 'leave the team',
      'read-consents': 'read the consents',
      'end-membership': 'end a membership',
      'explain-access': 'read why one may see it',
      'preview-invitation': 'look at an invitation before it is made',
      'search-candidates': 'search for people to invite',
      'preview-admission': 'look at whom a hospital note reaches',
    },
  },
} as const;
