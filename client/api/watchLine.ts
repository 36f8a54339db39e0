import type { Socket } from 'socket.io-client';
import { type LineEvent, type LineState, lineState, newLine, nextOfLine, stepLine } from './line.ts';

const TICK_MS = 250;

export interface WatchedLine {
  now(): LineState;
  /** Called at once and after every change. */
  onChange(listener: (state: LineState) => void): () => void;
  stop(): void;
}

/**
 * Notices when the line is gone, also when it only falls silent: packets that are swallowed close no connection, and
 * the transport's own heartbeat takes 45 s. It asks the server only while somebody can see the screen; a hidden tab
 * finds out when it is shown.
 */
export const watchLine = (socket: Socket): WatchedLine => {
  let line = newLine(performance.now());
  let told: LineState = 'on';
  const listeners = new Set<(state: LineState) => void>();
  const take = (event: LineEvent) => {
    line = stepLine(line, event, performance.now());
    judge();
  };
  const judge = () => {
    const state = lineState(line, performance.now());
    if (state === told) return;
    told = state;
    for (const listener of listeners) listener(state);
  };
  const tick = () => {
    const next = document.visibilityState === 'visible' ? nextOfLine(line, performance.now()) : null;
    if (next === 'ask') {
      take('asked');
      socket.emit('ping', {}, () => take('heard'));
    } else if (next === 'renew') socket.io.engine.close();
    judge();
  };
  const shown = () => {
    if (document.visibilityState === 'visible') tick();
  };
  const [offline, online] = [() => take('offline'), () => take('online')];
  if (!navigator.onLine) take('offline');
  socket.on('connect', () => take('connected'));
  socket.on('disconnect', () => take('disconnected'));
  socket.on('connect_error', (error: Error & { data?: { code: string } }) =>
    take(error.data?.code === 'V-04' ? 'refused' : 'disconnected'),
  );
  socket.onAny(() => take('heard'));
  addEventListener('offline', offline);
  addEventListener('online', online);
  document.addEventListener('visibilitychange', shown);
  const timer = setInterval(tick, TICK_MS);
  return {
    now: () => told,
    onChange(listener) {
      listeners.add(listener);
      listener(told);
      return () => listeners.delete(listener);
    },
    stop() {
      clearInterval(timer);
      removeEventListener('offline', offline);
      removeEventListener('online', online);
      document.removeEventListener('visibilitychange', shown);
      listeners.clear();
    },
  };
};
