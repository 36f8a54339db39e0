import { type Logger as PinoLogger, pino } from 'pino';
import { requestContext } from './requestContext.ts';

export type Logger = PinoLogger;

/** Lines that wait for a disk with room; what comes beyond them is dropped and counted. */
const MOST_WAITING = 1_000_000;

/**
 * Where lines go: beside what a person is told on standard output, not in it. A disk that is full, or whoever read them
 * gone, ends no process and fills no memory (HU8): what could not be written goes with the first line that can, and how
 * many were dropped is said then.
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
  // pino flushes at the end of the process, when nobody hears what it throws.
  const flushSync = destination.flushSync.bind(destination);
  destination.flushSync = () => {
    try {
      flushSync();
    } catch {}
  };
  return destination;
};

/** JSON lines with ids only. Texts and names never belong in a log; these paths are a last net, not a licence. */
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
