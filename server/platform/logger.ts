import { type Logger as PinoLogger, pino } from 'pino';
import { requestContext } from './requestContext.ts';

export type Logger = PinoLogger;

/** So many lines wait for room on the disk; further ones are dropped and counted. */
const MOST_WAITING = 1_000_000;

/**
 * Where log lines go: to standard error, apart from what a person is told on standard output. If the disk is full, or
 * the reader of the lines gone, no process ends and no memory fills (HU8): what could not be written goes with the
 * first line that can, and then it is said how many were dropped.
 */
const openDestination = (fd: number) => {
  const destination = pino.destination({ dest: fd, minLength: 0, maxLength: MOST_WAITING });
  let dropped = 0;
  destination.on('error', () => {});
  destination.on('drop', () => {
    dropped += 1;
  });
  destination.on('drain', () => {
    if (dropped === 0) return;
    const line = {
      level: 40,
      time: new Date().toISOString(),
      dropped,
      msg: 'lines of this log were dropped',
    };
    dropped = 0;
    destination.write(`${JSON.stringify(line)}\n`);
  });
  // When the process ends pino flushes, and nobody catches what that throws.
  const flushSync = destination.flushSync.bind(destination);
  destination.flushSync = () => {
    try {
      flushSync();
    } catch {}
  };
  return destination;
};

/**
 * Lines of JSON with ids only. Texts and names never belong in a log; the paths listed here are a last net, and no
 * permission.
 */
export const createLogger = (level: string, fd = 2): Logger =>
  pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      mixin: () => ({ ...requestContext.getStore() }),
      redact: {
        paths: [
          '*.password',
          '*.text',
          '*.name',
          '*.kana',
          '*.cookie',
          '*.authorization',
          'req.headers',
          '*.body',
        ],
        censor: '[redacted]',
      },
    },
    openDestination(fd),
  );
