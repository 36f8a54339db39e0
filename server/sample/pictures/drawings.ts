/** Drawn, never photographed: nobody's body and nobody's home. Each is the inside of an SVG of 1200 x 900. */
interface Drawing {
  readonly caption: string;
  readonly file: string;
  readonly svg: string;
}

const grid = <T>(columns: number, rows: number, draw: (column: number, row: number) => T): T[] =>
  Array.from({ length: columns * rows }, (_, at) => draw(at % columns, Math.floor(at / columns)));

/** One week of four doses; `left` are the pockets that still hold their medicine. */
const dosetteBox = (left: readonly string[]): string =>
  grid(7, 4, (column, row) => {
    const [x, y] = [110 + column * 142, 210 + row * 150];
    const holds = left.includes(`${column}${row}`);
    const pills = holds
      ? `<ellipse cx="${x + 45}" cy="${y + 60}" rx="20" ry="12" fill="#e8a33d"/><circle cx="${x + 84}" cy="${y + 72}" r="13" fill="#f4f0e6" stroke="#b8ad94"/>`
      : '';
    return `<rect x="${x}" y="${y}" width="128" height="132" rx="12" fill="${holds ? '#dcebf7' : '#f7fafc'}" stroke="#7a94ab" stroke-width="4"/>${pills}`;
  }).join('');

/** A scheme of the back with a wound of the given size; not a likeness. */
const wound = (radius: number, colour: string, dressed: boolean): string => `
  <path d="M360 230 Q600 170 840 230 L880 760 Q600 840 320 760 Z" fill="#f3dcc7" stroke="#b98d6c" stroke-width="5"/>
  <path d="M600 230 L600 700" stroke="#d8b696" stroke-width="6"/>
  <ellipse cx="600" cy="600" rx="${radius * 1.3}" ry="${radius}" fill="${colour}" stroke="#8f3b3b" stroke-width="4"/>
  ${dressed ? '<rect x="470" y="490" width="260" height="220" rx="34" fill="#f5efe0" fill-opacity="0.72" stroke="#c9b98f" stroke-width="4"/>' : ''}
  <path d="M780 760 h160" stroke="#333" stroke-width="6"/><path d="M780 745 v30 M860 750 v20 M940 745 v30" stroke="#333" stroke-width="5"/>`;

/** Both legs from the front; `swollen` widens them from the ankle up. */
const legs = (swollen: number): string =>
  [380, 680]
    .map(
      (x) =>
        `<path d="M${x - swollen} 220 L${x + 150 + swollen} 220 L${x + 120 + swollen} 690 Q${x + 190} 780 ${x + 60} 790 L${x - 10} 780 L${x + 20 - swollen} 690 Z" fill="#f3dcc7" stroke="#b98d6c" stroke-width="5"/>`,
    )
    .join('');

const handrail = `
  <path d="M120 780 H1080 M120 780 V300 H430 V780" fill="none" stroke="#7c6a55" stroke-width="8"/>
  <rect x="430" y="690" width="650" height="90" fill="#e9dcc6" stroke="#7c6a55" stroke-width="6"/>
  <path d="M470 420 V660 M470 470 H900" stroke="#c17f3a" stroke-width="22" stroke-linecap="round"/>
  <circle cx="470" cy="420" r="20" fill="#8a5a28"/><circle cx="900" cy="470" r="20" fill="#8a5a28"/>`;

const meal = `
  <rect x="150" y="230" width="900" height="560" rx="40" fill="#d9b98c" stroke="#96764a" stroke-width="8"/>
  <circle cx="380" cy="600" r="130" fill="#fff" stroke="#999" stroke-width="5"/><path d="M290 600 a90 70 0 0 1 180 0 Z" fill="#f6f2e4"/>
  <circle cx="800" cy="600" r="130" fill="#7a4b2b" stroke="#333" stroke-width="5"/><circle cx="800" cy="600" r="100" fill="#caa15e"/>
  <rect x="300" y="290" width="420" height="160" rx="30" fill="#fff" stroke="#999" stroke-width="5"/><ellipse cx="460" cy="370" rx="110" ry="42" fill="#8fae63"/>
  <circle cx="880" cy="360" r="80" fill="#fff" stroke="#999" stroke-width="5"/><circle cx="880" cy="360" r="48" fill="#e3c95f"/>`;

const catheter = `
  <path d="M600 210 C600 330 470 330 470 430" fill="none" stroke="#c9a93b" stroke-width="14"/>
  <path d="M330 430 H610 L580 790 Q470 830 360 790 Z" fill="#eef4f8" stroke="#7a94ab" stroke-width="6"/>
  <path d="M348 600 H592 L580 790 Q470 830 360 790 Z" fill="#e6c95a"/>
  <g stroke="#7a94ab" stroke-width="4">${[480, 540, 600, 660, 720].map((y) => `<path d="M560 ${y} h40"/>`).join('')}</g>`;

export const drawings = {
  'dosette-left': {
    caption: 'お薬カレンダー 夕食後に残薬',
    file: 'お薬カレンダー（見本）.png',
    svg: dosetteBox(['22', '42', '52', '60', '61', '62', '63']),
  },
  'dosette-good': {
    caption: 'お薬カレンダー 飲み忘れなし',
    file: 'お薬カレンダー（見本）.png',
    svg: dosetteBox(['50', '51', '52', '53', '60', '61', '62', '63']),
  },
  'wound-early': {
    caption: '仙骨部 処置前 28×21mm',
    file: '創部の図（見本）.png',
    svg: wound(74, '#c2504c', false),
  },
  'wound-better': {
    caption: '仙骨部 処置前 15×11mm',
    file: '創部の図（見本）.png',
    svg: wound(42, '#d98a80', false),
  },
  'wound-dressed': {
    caption: '仙骨部 ドレッシング貼付後',
    file: '創部の図（見本）.png',
    svg: wound(26, '#e6b3a6', true),
  },
  'legs-swollen': { caption: '両下腿 浮腫 あり（圧痕 2+）', file: '下腿の図（見本）.png', svg: legs(34) },
  'legs-plain': { caption: '両下腿 浮腫 なし', file: '下腿の図（見本）.png', svg: legs(0) },
  handrail: { caption: '玄関 手すりと踏み台', file: '玄関の図（見本）.png', svg: handrail },
  meal: { caption: '昼食 全量の8割', file: '食事の図（見本）.png', svg: meal },
  catheter: { caption: '採尿バッグ 性状', file: '採尿バッグの図（見本）.png', svg: catheter },
} as const satisfies Record<string, Drawing>;

export type PictureKey = keyof typeof drawings;
