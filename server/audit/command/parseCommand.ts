import { parseArgs } from 'node:util';
import { parseDay } from '#domain/vocabulary/days.ts';
import { BadInput } from '#platform/badInput.ts';
import { callersPath } from '#platform/callersPath.ts';
import { type AuditFormat, auditFormats } from '../auditFormats.ts';

export type Source = { readonly file: string } | { readonly data: string };

export type Command =
  | { readonly name: 'help' }
  | {
      readonly name: 'verify';
      readonly source: Source;
      readonly checkpoints: readonly string[];
      readonly part: boolean;
    }
  | {
      readonly name: 'replay';
      readonly source: Source;
      readonly areas: string | null;
      readonly agreements: readonly string[];
    }
  | {
      readonly name: 'export';
      readonly data: string;
      readonly municipality: string;
      readonly format: AuditFormat;
      readonly from: string | null;
      readonly until: string | null;
      readonly patient: string | null;
    }
  | { readonly name: 'checkpoint'; readonly data: string; readonly municipality: string | null };

const one = { type: 'string', multiple: true } as const;
const optionsOf = {
  verify: { data: one, checkpoint: one, part: { type: 'boolean' } },
  replay: { data: one, areas: one, agreement: one },
  export: { data: one, municipality: one, format: one, from: one, until: one, patient: one },
  checkpoint: { data: one, municipality: one },
} as const;
type Name = keyof typeof optionsOf;

/** Throws BadInput with what is allowed. */
export const parseCommand = (words: readonly string[]): Command => {
  const [name, ...rest] = words;
  if (name === 'help' || words.includes('--help')) return { name: 'help' };
  if (name === undefined || !Object.hasOwn(optionsOf, name))
    throw new BadInput(`a command is required: ${Object.keys(optionsOf).join(', ')}`);
  let read: { values: object; positionals: string[] };
  try {
    read = parseArgs({ args: rest, options: optionsOf[name as Name], allowPositionals: true, strict: true });
  } catch (error) {
    throw new BadInput((error as Error).message);
  }
  return interpret(name as Name, new Given(read.values, read.positionals));
};

type Values = Readonly<Record<string, readonly string[] | boolean | undefined>>;

class Given {
  readonly #values: Values;
  readonly #files: readonly string[];
  constructor(values: object, files: readonly string[]) {
    this.#values = values as Values;
    this.#files = files.map(pathOf);
  }
  all(key: string): readonly string[] {
    const given = this.#values[key];
    return Array.isArray(given) ? given : [];
  }
  option(key: string): string | null {
    const [first, more] = this.all(key);
    if (more !== undefined) throw new BadInput(`--${key} is given twice`);
    return first ?? null;
  }
  is(key: string): boolean {
    return this.#values[key] === true;
  }
  day(key: string): string | null {
    const text = this.option(key);
    if (text !== null && parseDay(text) === null)
      throw new BadInput(`--${key}: a day that the calendar has, as YYYY-MM-DD`);
    return text;
  }
  data(): string {
    const given = this.option('data');
    if (given !== null) return pathOf(given);
    // A store that is given by its address has no data folder here.
    if (process.env.MONGODB_URI) return pathOf('data');
    throw new BadInput('--data DIR is required');
  }
  noFiles(): void {
    if (this.#files.length > 0) throw new BadInput('this command takes no FILE');
  }
  source(): Source {
    const [file, more] = this.#files;
    if (more !== undefined) throw new BadInput('one FILE at a time');
    if (file === undefined) return { data: this.data() };
    if (this.option('data') !== null) throw new BadInput('FILE or --data DIR, not both');
    return { file };
  }
}

const interpret = (name: Name, given: Given): Command => {
  switch (name) {
    case 'verify':
      return {
        name,
        source: given.source(),
        checkpoints: given.all('checkpoint').map(pathOf),
        part: given.is('part'),
      };
    case 'replay': {
      const source = given.source();
      const [areas, agreements] = [given.option('areas'), given.all('agreement')];
      if ('file' in source && (areas === null || agreements.length === 0))
        throw new BadInput('replay FILE needs --areas AREAS.csv and --agreement FILE.yaml');
      if ('data' in source && (areas !== null || agreements.length > 0))
        throw new BadInput('replay --data reads the stored agreements: no --areas and no --agreement');
      return {
        ...{ name, source, areas: areas === null ? null : pathOf(areas) },
        agreements: agreements.map(pathOf),
      };
    }
    case 'export': {
      given.noFiles();
      const municipality = given.option('municipality');
      if (municipality === null) throw new BadInput('--municipality CODE is required');
      const format = given.option('format') ?? 'jsonl';
      const known = auditFormats.find((each) => each === format);
      if (known === undefined) throw new BadInput(`--format: one of ${auditFormats.join(', ')}`);
      const filter = { from: given.day('from'), until: given.day('until'), patient: given.option('patient') };
      return { name, data: given.data(), municipality, format: known, ...filter };
    }
    case 'checkpoint':
      given.noFiles();
      return { name, data: given.data(), municipality: given.option('municipality') };
  }
};

const pathOf = (file: string): string => callersPath('audit', file);
