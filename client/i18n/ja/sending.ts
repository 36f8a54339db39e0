export const attachments = {
  add: { photo: '写真をつける', document: 'PDFをつける', video: '動画をつける' },
  limits: {
    photo: '写真（JPEG・HEIC・PNG・WebP、1枚{{size}}MBまで）',
    document: 'PDF（1件{{size}}MBまで）',
    video: '動画（1本3分・{{size}}MBまで）',
  },
  and: 'と、',
  limitsHelp: '{{limits}}を、{{most}}件までつけられます。',
  soFar: 'いま{{count}}件です。',
  leftOut: 'つけられなかったファイルが{{count}}件あります',
  problems: {
    empty: '中身がありません（0バイト）。ファイルを選び直してください。',
    type: 'この種類は受け付けていません。写真はJPEG・HEIC・PNG・WebP、動画はMP4・MOV・WebM、文書はPDFにしてください。',
    size: '{{most}}MBより大きいため、つけられません。小さくするか、分けてください。',
    count: 'つけられるのは{{most}}件までです。送ったあと、続けて別の連絡につけてください。',
  },
  sending: '{{name}} を送っています',
  waiting: '順番を待っています',
  goesAgain: 'まだ送れていません。自動でもう一度送ります',
  ready: '準備できました',
  again: 'もう一度',
  remove: '外す',
  removeOf: '{{name}} を外す',
  goTogether: 'ファイルは送っている途中でも「送る」を押せます。全部そろってから、本文といっしょに届きます。',
  refusedFirst: '送れないファイルがあります。外すか、選び直してから送ってください。',
  uploading: 'ファイルを送っています…',
} as const;

export const outbox = {
  title: '送信待ち',
  count: '送信待ち {{count}}件',
  toDecide: '確認が必要な連絡 {{count}}件',
  show: '見る',
  allSent: 'すべて送信しました。',
  waiting: '送信待ち（つながると自動で送ります）',
  sending: '送っています…',
  notSent: '送れませんでした',
  again: 'もう一度送る',
  rewrite: '書き直す',
  composerBusy:
    'この欄では、ほかの連絡を書きかけています。それを送るか消すかしてから、もう一度押してください。',
  discard: '送るのをやめて消す',
  discardSure: '本当に消す（元に戻せません）',
  ask: {
    old: '書いてから7日を過ぎています。いま送りますか',
    late: '書いてから1時間を過ぎています。いま送りますか',
    'other-session': '前にログインしていたときに書いた連絡です。いま送りますか',
    'other-position': 'ほかの所属で書いた連絡です。どの所属で送りますか',
  },
  writtenAs: '{{time}} に「{{position}}」として書きました。',
  pastPosition: 'いまはない所属',
  sendAs: '「{{position}}」として送る',
  switchAndSend: '「{{position}}」に切り替えて送る',
  memoryOnly:
    'この端末（ブラウザ）には下書きを保存できません。送り終わるまで、この画面を閉じないでください。',
  deviceFull:
    'この端末の保存場所がいっぱいです。いま書いている内容は、送り終わるまでこの画面を閉じると消えます。送信待ちの連絡やつけたファイルを減らしてください。',
  atSignOut:
    '送信待ちの連絡が{{count}}件あります。次にこの端末でログインしたとき、確かめてから送れます。7日までは残ります。',
} as const;
