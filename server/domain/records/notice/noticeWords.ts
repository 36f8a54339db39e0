/** What the trail calls a notice, who stands to it how, and what is done with it; `read` has its word for all kinds. */
export const noticeWords = {
  ja: {
    record: 'お知らせ',
    relations: { sender: '送った人', reached: 'お知らせの届け先', member: 'ケアチームのメンバー' },
    acts: {
      follow: '既読・確認の状況の閲覧',
      acknowledge: '確認',
      'open-notice': 'お知らせを開いた記録(既読)',
      'remind-notice': '再通知',
    },
  },
  en: {
    record: 'notice',
    relations: { sender: 'Sender', reached: 'Reached by the notice', member: 'Member of the care team' },
    acts: {
      follow: 'see who opened and acknowledged',
      acknowledge: 'acknowledge',
      'open-notice': 'mark a notice as opened',
      'remind-notice': 'remind of a notice',
    },
  },
} as const;
