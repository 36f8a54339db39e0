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
  // Never waited for: the device's own font shows until ours is there.
  setTimeout(() => import('../ui/fonts.ts').catch(() => undefined), 2_500);
  // After the first screen: on a phone's line its code comes first.
  setTimeout(() => keepShell().catch(() => undefined), 1_000);
};

void start();
