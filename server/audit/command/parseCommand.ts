import { parseArgs } from 'node:util';
import { type ExportFormat, exportFormats } from '../export/exportChain.ts';

export type Command =
  | { readonly name: 'help' }
  | { readonly name: 'verify'; readonly file: string; readonly checkpoints: readonly string[] }
  | { readonly name: 'verify-data'; readonly data: string; readonly checkpoints: readonly string[] }
  | {
      readonly name: 'replay';
      readonly file: string;
      readonly areas: string;
      readonly agreements: readonly string[];
    }
  | { readonly name: 'replay-data'; readonly data: string }
  | {
      readonly name: 'export';
      readonly data: string;
      readonly municipality: string;
      readonly format: ExportFormat;
    }
  | { readonly name: 'checkpoint'; readonly data: string; readonly municipality: string };

/** A command line that cannot be: its message says what is allowed. */
export class BadCommand extends Error {}

const text = { type: 'string' } as const;
const optionsOf = {
  verify: { data: text, checkpoint: { type: 'string', multiple: true } },
  replay: { data: text, areas: text },
  export: { data: text, municipality: text, format: text },
  checkpoint: { data: text, municipality: text },
} as const;

/** Reads the command line; throws BadCommand. */
export const parseCommand = ([name, ...rest]: readonly string[]): Command => {
  if (name === 'help' || name === '--help' || rest.includes('--help')) return { name: 'help' };
  if (name === undefined || !Object.hasOwn(optionsOf, name))
    throw new BadCommand(`a command is required: ${Object.keys(optionsOf).join(', ')}`);
  const { values, positionals } = read(name as keyof typeof optionsOf, rest);
  const given = values as Readonly<Record<string, string | readonly string[] | undefined>>;
  const one = (key: string): string | undefined => given[key] as string | undefined;
  const need = (key: string): string => {
    const value = one(key);
    if (value === undefined) throw new BadCommand(`${name}: --${key} is required`);
    return value;
  };
  const [file, ...more] = positionals;
  const data = one('data');
  if (data === undefined ? name !== 'replay' && more.length > 0 : file !== undefined)
    throw new BadCommand(`${name}: one FILE or --data DIR is allowed`);
  switch (name) {
    case 'verify': {
      const checkpoints = (given.checkpoint ?? []) as readonly string[];
      if (data !== undefined) return { name: 'verify-data', data, checkpoints };
      if (file === undefined) throw new BadCommand('verify: a FILE or --data DIR is required');
      return { name, file, checkpoints };
    }
    case 'replay':
      if (data !== undefined) return { name: 'replay-data', data };
      if (file === undefined || more.length === 0)
        throw new BadCommand('replay: FILE and the agreements FILE.yaml..., or --data DIR, are required');
      return { name, file, areas: need('areas'), agreements: more };
    case 'export': {
      const format = one('format') ?? 'jsonl';
      const known = exportFormats.find((each) => each === format);
      if (known === undefined) throw new BadCommand(`export: --format is one of ${exportFormats.join(', ')}`);
      return { name, data: need('data'), municipality: need('municipality'), format: known };
    }
    default:
      return { name: 'checkpoint', data: need('data'), municipality: need('municipality') };
  }
};

const read = (name: keyof typeof optionsOf, args: readonly string[]) => {
  try {
    return parseArgs({
      args: [...args],
      options: optionsOf[name],
      allowPositionals: name === 'verify' || name === 'replay',
      strict: true,
    });
  } catch (error) {
    const allowed = Object.keys(optionsOf[name]).map((key) => `--${key}`);
    throw new BadCommand(
      `${name}: ${(error as Error).message.split('. ')[0]}. Allowed: ${allowed.join(' ')}`,
    );
  }
};
