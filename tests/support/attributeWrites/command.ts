/** One command of the store, as the driver tells of it. */
export interface Command {
  readonly requestId: number;
  readonly commandName: string;
  readonly databaseName: string;
  readonly command: Readonly<Record<string, unknown>>;
}
