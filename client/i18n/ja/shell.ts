export const menu = {
  home: 'ホーム',
  patients: '患者さん',
  notices: 'お知らせ',
  conferences: '会議',
  more: 'その他',
  search: '検索',
  settings: '設定',
  admin: '管理',
} as const;

export const session = {
  tagline: '地域でひとりの患者さんを支える人たちの、連絡と会議の場です。',
  signIn: 'ログイン',
  signingIn: '確認しています…',
  loginName: 'ログイン名',
  password: 'パスワード',
  help: 'ログイン名やパスワードを忘れたとき、端末をなくしたときは、市区町村の担当課へお問い合わせください。新しいパスワードを決めるリンクを受け取れます。',
  ended: 'ログアウトしました',
  endedNext:
    'しばらく操作がなかったか、ログインから12時間たったか、ほかの画面でログアウトされました。もう一度ログインすると、この画面の続きに戻ります。',
  otherAccount: 'この端末で、別の方がログインしました',
  otherAccountNext: 'この画面は閉じました。ご自分でお使いになるときは、もう一度ログインしてください。',
  movedTitle: '別の画面で所属が切り替わりました',
  movedHelp:
    'この画面は「{{shown}}」で開いていますが、いまの所属は「{{now}}」です。どちらでつづけるか選んでください。',
  movedUnsaved: '送っていない文章があります。書いたときの所属は「{{shown}}」です。',
  movedGoOn: '「{{now}}」でつづける',
  movedBack: '「{{shown}}」に戻す',
  idleTitle: 'まもなくログアウトします({{time}})',
  idleHelp:
    'しばらく操作がないため、この時刻に画面を閉じます。書いた内容は残り、もう一度ログインすると続きから始められます。',
  goOn: 'つづける',
  absoluteTitle: '{{time}} にログアウトします',
  absoluteHelp:
    'ログインから12時間になるためです。いまログインし直すと、この画面のままつづけられます。書いた内容は残ります。',
  signInNow: 'いまログインし直す',
  signInLater: 'あとで',
  unreadHere: '未読 {{count}}件',
  conferencesHere: '今日の会議 {{count}}件',
  secondFactor: '確認コードの入力',
  code: '確認コード(6けたの数字)',
  numberTitle: '番号表の数字を入れてください',
  number: '{{at}}番の数字（8けた）',
  numberHelp: '紙の番号表の {{at}}番を見てください。使った番号には、線を引いてください。',
  numbersUsed: '番号表の数字を、すべて使いました。市の窓口で、新しい番号表をもらってください。',
  codeHelp: '認証アプリに表示されている数字を入力してください。30秒ごとに変わります。',
  confirmCode: '確認してログイン',
  sample: '見本',
  noPosition: '所属なし',
  change: '切替',
  positionTitle: 'いまの所属',
  positionHelp: 'ここで選んだ所属の人として、読み書きします。記録にもこの所属が残ります。',
  unsaved: '送っていない文章があります。所属を切り替えると、送るときの名義も変わります。',
  now: 'いまの所属',
  signOut: 'ログアウト',
} as const;

export const leaving = {
  title: '書きかけの内容があります',
  what: 'まだ保存も送信もしていない内容です。',
  something: '書きかけの文章',
  stay: '書きつづける',
  move: '移動する(書いた内容は消えます)',
  close: 'やめる(書いた内容は消えます)',
  switch: '所属を切り替える(書いた内容は消えます)',
  signOut: 'ログアウトする(書いた内容は消えます)',
  signOutEverywhere: 'すべての端末からログアウトする(書いた内容は消えます)',
} as const;

export const settings = {
  title: '設定',
  look: '表示',
  textSize: '文字の大きさ',
  sizes: { normal: '標準', large: '大きい', larger: 'より大きい', largest: '最大' },
  passwordTitle: 'パスワードの変更',
  current: '今のパスワード',
  next: '新しいパスワード',
  nextHelp: '13文字以上。名前や誕生日、よくある言葉は使えません。変えると、ほかの端末はログアウトされます。',
  changePassword: 'パスワードを変える',
  passwordChanged: 'パスワードを変えました。',
  factorTitle: '確認コード(2つめの認証)',
  factorOn: '設定済みです。ログインのとき、認証アプリの6けたの数字を使います。',
  factorOff: 'まだ設定されていません。スマートフォンの認証アプリを使うと、安全になります。',
  beginFactor: '認証アプリを設定する',
  renewFactor: '認証アプリを設定し直す',
  secret: '認証アプリに入力するキー',
  secretHelp:
    '認証アプリで「キーを入力」を選び、このキーを入れてください。この端末の認証アプリなら、下のリンクで開きます。',
  openApp: '認証アプリで開く',
  confirmFactor: '確認コードで設定を終える',
  factorDone: '設定しました。次のログインから確認コードを使います。',
  sessionsTitle: '端末',
  thisDevice: 'この端末',
  lastActiveAt: '最後の操作 {{time}}',
  everywhere: 'すべての端末からログアウトする',
  everywhereTitle: 'すべての端末からログアウトしますか',
  everywhereWill: 'ログインしている{{count}}台の端末で、いますぐログアウトします。この端末も含みます。',
  everywhereNow: 'ログアウトする',
  everywhereHelp: '下のボタンを押すと、この端末も含めて、すべての端末がログアウトされます。',
} as const;

export const devices = {
  open: '端末',
  ofAccount: '{{name}}さんの端末',
  none: 'まだログインした端末はありません。',
  other: 'その他の端末',
  signedInAt: '最後のログイン {{time}}',
  signedInBy: '{{person}}さんの端末・最後のログイン {{time}}',
  lost: '紛失 {{time}}',
  lose: 'この端末をなくした',
  lostTitle: 'なくした端末を止めます({{name}})',
  lostSessions: 'その端末は、すぐにログアウトされます。',
  lostKept:
    'その端末に残っている書きかけや、まだ送れていない連絡は、だれにも読めなくなります。元に戻せません。',
  lostFound: '見つかったときは、ログインすればまた使えます。',
  lostNow: '紛失として止める',
} as const;

export const home = {
  title: 'ホーム',
  today: '今日の会議',
  noneToday: '今日の会議はありません。',
  family: 'ご家族が返事を待っています',
  familyTo: { team: 'チーム全員に', doctor: '先生あて' },
  toAttest: '確認待ちの議事録',
  noneToAttest: '確認待ちの議事録はありません。',
  unread: '未読の連絡',
  noneUnread: '未読の連絡はありません。',
  notices: '確認していないお知らせ',
  allNotices: 'すべてのお知らせを見る',
  noneNotices: '確認していないお知らせはありません。',
  begun: '書きかけの内容',
  begunHelp: 'まだ送信も記録もしていません。続きを書けます。',
  otherPositions: 'ほかの所属で待っていること',
  otherPositionsNext: '画面の上の「切替」で所属を選ぶと見られます。',
} as const;

export const more = { title: 'その他' } as const;

export const newPassword = {
  title: '新しいパスワードを決める',
  help: '13文字以上。名前や誕生日、よくある言葉は使えません。',
  now: 'このパスワードにする',
  done: '新しいパスワードにしました',
  doneNext:
    'いつものログイン名と、新しいパスワードでログインしてください。確認コードは「設定」で設定し直せます。',
  dead: 'このリンクは使えません',
  deadNext:
    '一度使ったか、期限が過ぎたか、新しいリンクが作られています。市区町村の担当課に、もう一度リンクを頼んでください。',
} as const;

export const founding = {
  help: 'はじめに、運用者・市区町村・その担当者を登録します。このリンクは一度だけ使えます。',
  parts: { operator: '運用者(システムの管理)', municipality: '市区町村', officer: '市区町村の担当者' },
  fields: {
    operatorName: '氏名',
    operatorKana: 'ふりがな',
    operatorLogin: 'ログイン名',
    operatorPassword: 'パスワード',
    code: '市区町村',
    officeName: '担当課の名前',
    officePhone: '担当課の電話番号',
    officerName: '担当者の氏名',
    officerKana: '担当者のふりがな',
    officerLogin: '担当者のログイン名',
    officerPassword: '担当者のパスワード',
  },
  make: '登録する',
  done: '登録しました。ログインできます。',
  doneNext:
    '担当者のログイン名でログインすると、ホームに「はじめの準備」が出ます。市区町村を増やすときは、運用者でログインして「管理」を開きます。',
} as const;
