import styles from './Icon.module.css';

/** Strokes on a grid of 24; each stands beside a word, so all are hidden from assistive technology. */
const paths = {
  home: 'M4 11 12 4l8 7M6 10v10h12V10M10 20v-6h4v6',
  people:
    'M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7ZM2.5 20c.5-4 3-6 6.500-6s6 2 6.500 6M16 4.500a3.500 3.500 0 0 1 0 6.500M18 14.500c2 .7 3.200 2.700 3.500 5.500',
  bell: 'M6 16V11a6 6 0 1 1 12 0v5l2 2H4l2-2ZM10 21h4',
  video: 'M3 6h12v12H3zM15 10l6-3v10l-6-3',
  videoOff: 'M3 6h12v12H3zM15 10l6-3v10l-6-3M2 3l20 18',
  more: 'M5 12h.01M12 12h.01M19 12h.01',
  search: 'M11 18a7 7 0 1 0 0-14 7 7 0 0 0 0 14ZM16 16l5 5',
  gear: 'M12 15a3 3 0 1 0 0-6 3 3 0 0 0 0 6ZM12 3v3M12 18v3M3 12h3M18 12h3M5.600 5.600l2.200 2.200M16.200 16.200l2.200 2.200M5.600 18.400l2.200-2.200M16.200 7.800l2.200-2.200',
  shield: 'M12 3 4 6v6c0 5 3.500 8 8 9 4.500-1 8-4 8-9V6l-8-3ZM9 12l2 2 4-4',
  crossing: 'M12 3v3M12 9v3M12 15v3M12 21v0M3 8h6M6 5l3 3-3 3M21 16h-6M18 13l-3 3 3 3',
  check: 'M4 12l6 6L20 6',
  warning: 'M12 3 2 20h20L12 3ZM12 9v5M12 17v.5',
  error: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18ZM12 7v6M12 16v.5',
  info: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18ZM12 11v6M12 7v.5',
  clock: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18ZM12 7v5l3 3',
  send: 'M4 12 20 4l-5 16-3-7-8-1Z',
  reply: 'M10 6 4 12l6 6M4 12h10c4 0 6 2 6 6',
  plus: 'M12 5v14M5 12h14',
  photo: 'M4 6h4l2-2h4l2 2h4v14H4zM12 17a4 4 0 1 0 0-8 4 4 0 0 0 0 8Z',
  file: 'M6 3h9l4 4v14H6zM14 3v5h5M9 13h6M9 17h6',
  lock: 'M6 11h12v10H6zM8 11V8a4 4 0 1 1 8 0v3',
  eye: 'M2 12c3-5 6-7 10-7s7 2 10 7c-3 5-6 7-10 7s-7-2-10-7ZM12 15a3 3 0 1 0 0-6 3 3 0 0 0 0 6Z',
  mic: 'M9 4h6v9H9zM5 11a7 7 0 0 0 14 0M12 18v3',
  micOff: 'M9 4h6v9H9zM5 11a7 7 0 0 0 14 0M12 18v3M3 3l18 18',
  screen: 'M3 5h18v12H3zM8 21h8M12 17v4M12 14V8M9 10l3-3 3 3',
  leave: 'M14 4H5v16h9M10 12h11M17 8l4 4-4 4',
  hand: 'M8 12V5.500a1.500 1.500 0 0 1 3 0V11V4.500a1.500 1.500 0 0 1 3 0V11V6a1.500 1.500 0 0 1 3 0v9c0 4-2.500 6-5.500 6S7 19.500 5 15.500l-1-2c.7-1 2-1 3 0l1 1.500',
  pen: 'M4 20l1-4L16 5l3 3L8 19l-4 1Z',
  chart: 'M3 12h4l3-7 4 14 3-7h4',
  undo: 'M8 5 4 9l4 4M4 9h10a6 6 0 0 1 0 12H9',
  redo: 'M16 5l4 4-4 4M20 9H10a6 6 0 0 0 0 12h5',
  list: 'M8 6h12M8 12h12M8 18h12M4 6h.01M4 12h.01M4 18h.01',
  chat: 'M4 5h16v11H10l-5 4v-4H4z',
  print: 'M7 9V3h10v6M7 17H4V9h16v8h-3M7 14h10v7H7z',
  close: 'M6 6l12 12M18 6 6 18',
  chevron: 'M9 5l7 7-7 7',
  chevronLeft: 'M15 5l-7 7 7 7',
  minus: 'M5 12h14',
  play: 'M8 5l11 7-11 7z',
  columns: 'M4 5h7v14H4zM13 5h7v14h-7z',
  back: 'M15 5l-7 7 7 7',
  down: 'M12 5v14M6 13l6 6 6-6',
  swap: 'M4 8h14M14 4l4 4-4 4M20 16H6M10 12l-4 4 4 4',
} as const;

export type IconName = keyof typeof paths;

export const Icon = ({ name, large = false }: { name: IconName; large?: boolean }) => (
  <svg
    className={large ? styles.large : styles.icon}
    viewBox="0 0 24 24"
    fill="none"
    stroke="currentColor"
    strokeWidth="2"
    strokeLinecap="round"
    strokeLinejoin="round"
    aria-hidden="true"
    focusable="false"
  >
    <path d={paths[name]} />
  </svg>
);
