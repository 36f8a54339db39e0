import { useEffect, useState } from 'react';
import type { LineState } from '../api/line.ts';
import { useSession } from '../features/session/SessionContext.ts';

/** Whether anything gets through to the server now. Whatever says that something is on its way (保存しています…) asks this first. */
export const useLine = (): LineState => {
  const { realtime } = useSession();
  const [line, setLine] = useState<LineState>('on');
  useEffect(() => realtime.onLine(setLine), [realtime]);
  return line;
};
