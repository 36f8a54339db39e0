/** What the trail calls a channel, who stands to it how, and what is done with it; `read` has its word for all kinds. */
export const channelWords = {
  ja: {
    record: '連絡',
    relations: { member: 'ケアチームのメンバー' },
    acts: {
      write: '書き込み',
      'read-topics': '話題の一覧の閲覧',
      'read-thread': '話題の閲覧',
      'read-vitals': 'バイタルのグラフの閲覧',
      'read-pictures': '写真・動画のアルバムの閲覧',
      'read-receipts': 'だれが読んだかの閲覧',
      'mark-read': '既読の記録',
      'set-topic-state': '話題の状態の変更',
    },
  },
  en: {
    record: 'messages',
    relations: { member: 'Member of the care team' },
    acts: {
      write: 'write',
      'read-topics': 'read the list of topics',
      'read-thread': 'read a topic',
      'read-vitals': 'read the chart of vitals',
      'read-pictures': 'read the album of pictures',
      'read-receipts': 'see who has read',
      'mark-read': 'mark as read',
      'set-topic-state': 'change the state of a topic',
    },
  },
} as const;
