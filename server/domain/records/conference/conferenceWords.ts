/** What the trail calls a conference, who stands to it how, and what is done with it; `read` has its word for all kinds. */
export const conferenceWords = {
  ja: {
    record: '会議',
    relations: { holder: '会議の主催者', invited: '会議に招かれた人', member: 'ケアチームのメンバー' },
    acts: {
      join: '通話への参加',
      chat: '会議中のチャット',
      hold: '会議の進行(以前の記録)',
      'start-conference': '会議の開始',
      'end-conference': '会議の終了',
      'cancel-conference': '会議の取りやめ',
      'enter-attendee': '出席者の記入',
      'strike-attendee': '出席者の取り消し',
      circulate: '回覧',
      'preview-circulation': '回覧の届く範囲の確かめ',
    },
  },
  en: {
    record: 'conference',
    relations: {
      holder: 'Holder of the conference',
      invited: 'Invited to the conference',
      member: 'Member of the care team',
    },
    acts: {
      join: 'join the call',
      chat: 'chat in a conference',
      hold: 'hold the conference (older record)',
      'start-conference': 'start the conference',
      'end-conference': 'end the conference',
      'cancel-conference': 'call the conference off',
      'enter-attendee': 'enter an attendee',
      'strike-attendee': 'strike an attendee',
      circulate: 'circulate the minutes',
      'preview-circulation': 'look at whom minutes would be circulated to',
    },
  },
} as const;
