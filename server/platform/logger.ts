import { type Logger as PinoLogger, pino } from 'pino';
import { requestContext } from './requestContext.ts';

export type Logger = PinoLogger;

/** JSON lines with ids only. Texts and names never belong in a log; these paths are a last net, not a licence. */
export const createLogger = (level: string): Logger =>
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
    // Beside what a person is told on standard output, not in it.
    pino.destination(2),
  );
