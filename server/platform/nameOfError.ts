/** What a log may say of an error that nobody foresaw: its name. A message can carry a patient's words (DESIGN 14). */
export const nameOfError = (error: unknown): string => (error instanceof Error ? error.name : 'unknown');
