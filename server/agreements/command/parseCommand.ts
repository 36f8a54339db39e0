import { parseArgs } from 'node:util';
import { isBlank } from '#domain/agreement/isBlank.ts';
import type { MatrixQuestion } from '#domain/agreement/matrix.ts';
import type { ExplainLanguage } from '#domain/agreement/report/explainTexts.ts';
import { dataClasses, isDataClass } from '#domain/vocabulary/dataClasses.ts';
import { type Day, parseDay } from '#domain/vocabulary/days.ts';
import { isPurpose, purposes } from '#domain/vocabulary/purposes.ts';

export interface Inputs {
  readonly areas: string | null;
  readonly files: readonly string[];
}

export type Command =
  | { readonly name: 'help' }
  | (Inputs & { readonly name: 'decide' | 'check' })
  | (Inputs & { readonly name: 'matrix'; readonly question: MatrixQuestion })
  | (Inputs & { readonly name: 'diff'; readonly day: Day; readonly json: boolean })
  | (Inputs & { readonly name: 'explain'; readonly language: ExplainLanguage });

export type Parsed = (Command & { readonly ok: true }) | { readonly ok: false; readonly problem: string };

const one = { type: 'string', multiple: true } as const;
const optionsOf = {
  decide: { areas: one },
  check: { areas: one },
  matrix: { areas: one, day: one, purpose: one, 'data-class': one, profession: one },
  diff: { areas: one, day: one, json: { type: 'boolean' } },
  explain: { areas: one, lang: one },
} as const;

class BadOption extends Error {}

export function parseCommand(words: readonly string[]): Parsed {
  const [name, ...rest] = words;
  if (name === 'help' || words.includes('--help')) return { ok: true, name: 'help' };
  if (name === undefined || !Object.hasOwn(optionsOf, name)) {
    return { ok: false, problem: `a command is required: ${Object.keys(optionsOf).join(', ')}` };
  }
  try {
    return { ok: true, ...interpret(name as keyof typeof optionsOf, rest) };
  } catch (error) {
    return { ok: false, problem: (error as Error).message };
  }
}

function interpret(name: keyof typeof optionsOf, rest: string[]): Command {
  const { values, positionals: files } = parseArgs({
    args: rest,
    options: optionsOf[name],
    allowPositionals: true,
    strict: true,
  });
  const given = values as Readonly<Record<string, readonly string[] | boolean | undefined>>;
  const option = (key: string): string | null => {
    const texts = given[key];
    if (!Array.isArray(texts)) return null;
    if (texts.length > 1) throw new BadOption(`--${key} is given twice`);
    return texts[0] ?? null;
  };
  const areas = option('areas');
  if (areas === null && name !== 'check') throw new BadOption('--areas AREAS.csv is required');
  if (name === 'diff' ? files.length !== 2 : files.length === 0) {
    throw new BadOption(
      name === 'diff' ? 'two files are required: OLD.yaml NEW.yaml' : 'a FILE.yaml is required',
    );
  }
  const inputs = { areas, files };
  const day = (): Day => {
    const parsed = parseDay(option('day'));
    if (parsed === null) throw new BadOption('--day is required: a day that the calendar has, as YYYY-MM-DD');
    return parsed;
  };
  switch (name) {
    case 'decide':
    case 'check':
      return { name, ...inputs };
    case 'diff':
      return { name, ...inputs, day: day(), json: given.json === true };
    case 'explain': {
      const language = option('lang') ?? 'ja';
      if (language !== 'ja' && language !== 'en') throw new BadOption('--lang: ja or en is allowed');
      return { name, ...inputs, language };
    }
    case 'matrix': {
      const [purpose, dataClass, profession] = [
        option('purpose'),
        option('data-class'),
        option('profession'),
      ];
      if (!isPurpose(purpose)) throw new BadOption(`--purpose is required: one of ${purposes.join(', ')}`);
      if (dataClass !== null && !isDataClass(dataClass))
        throw new BadOption(`--data-class: one of ${dataClasses.join(', ')} is required`);
      if (profession !== null && isBlank(profession))
        throw new BadOption('--profession: text that is not blank is required');
      return { name, ...inputs, question: { day: day(), purpose, dataClass, profession } };
    }
  }
}
