/** What the trail calls minutes, who stands to it how, and what is done with it; `read` has its word for all kinds. */
export const minutesWords = {
  ja: {
    record: '議事録',
    relations: { holder: '会議の主催者', invited: '会議に招かれた人', member: 'ケアチームのメンバー' },
    acts: {
      edit: '議事録の本文の編集',
      comment: 'コメント',
      attest: '内容確認',
      supplement: '追記',
      finalise: '確定',
      'read-versions': '版の履歴の閲覧',
      'read-version': '前の版の閲覧',
      'print-minutes': '議事録の印刷',
      'verify-seal': '確定後に書きかえがないことの確かめ',
      'set-header': '議事録の欄の記入',
      'record-inquiry': '照会の記入',
      'strike-inquiry': '照会の取り消し',
    },
  },
  en: {
    record: 'minutes',
    relations: {
      holder: 'Holder of the conference',
      invited: 'Invited to the conference',
      member: 'Member of the care team',
    },
    acts: {
      edit: 'edit the text of the minutes',
      comment: 'comment',
      attest: 'attest',
      supplement: 'supplement',
      finalise: 'finalise',
      'read-versions': 'read the history of versions',
      'read-version': 'read an earlier version',
      'print-minutes': 'print the minutes',
      'verify-seal': 'verify the seal',
      'set-header': 'fill in fields of the minutes',
      'record-inquiry': 'record an inquiry',
      'strike-inquiry': 'strike an inquiry',
    },
  },
} as const;
