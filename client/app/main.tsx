import '../ui/theme.css';
import { createRoot } from 'react-dom/client';
import * as z from 'zod/mini';
import { startWords } from '../i18n/startWords.ts';
import { keepShell } from '../shell/keepShell.ts';
import { App } from './App.tsx';
import { flushOnLeave } from './flushOnLeave.ts';
import { showTextSize } from './preferences.ts';

// zod would try `new Function`, which the content security policy refuses and reports.
z.config({ jitless: true });

const start = async (): Promise<void> => {
  showTextSize();
  flushOnLeave();
  await startWords();
  const root = document.getElementById('root');
  if (root) createRoot(root).render(<App />);
  // Nothing waits for our typeface: the device's own is shown until it is there.
  setTimeout(() => import('../ui/fonts.ts').catch(() => undefined), 2_500);
  // Fetched after the first screen, whose code comes first on a phone's line.
  setTimeout(() => keepShell().catch(() => undefined), 1_000);
};

void start();
