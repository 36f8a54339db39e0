import { composedServices } from './composedServices.ts';

/** One of our containers, as docker-compose.yml says it. */
export interface ComposedNode {
  readonly name: string;
  readonly flags: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
}

/** The nodes of docker-compose.yml with their flags and environment, beside what the image's entrypoint gives each. */
export const composedNodes = (): readonly ComposedNode[] =>
  Object.entries(composedServices()).flatMap(([name, { command = [], environment }]) =>
    environment?.MONGODB_URI === undefined ? [] : [{ name, flags: command, environment }],
  );
