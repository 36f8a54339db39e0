/** The words of the rules as people read them, on every screen and in what a command prints. */
export const japanese = {
  dataClass: {
    post: '投稿',
    'visit-report': '訪問報告',
    vitals: 'バイタル',
    photo: '写真',
    video: '動画・通話',
    document: '文書',
    minutes: '議事録',
    summary: '要約',
    history: '経過',
    'facility-status': '運営状況',
    notice: 'お知らせ',
    'face-sheet': 'フェイスシート',
  },
  purpose: {
    care: '医療・介護の提供',
    notice: 'お知らせ',
    infection: '感染症の情報',
    continuity: 'サービスの継続',
    'admission-discharge': '入退院の連携',
    conference: '会議',
    disaster: '災害',
    emergency: '救急',
  },
} as const;
