import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

const root = join(import.meta.dirname, '..', '..');
const { imports: aliases } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  imports: { readonly [alias: string]: string };
};

const imported = /(?:from|import)\s*\(?\s*'([^']+)'/g;

/** The test files of some kinds that load one of these files; each with those that it loads, and by how many imports. */
export const fittingTests = (
  files: readonly string[],
  kinds: readonly string[],
): ReadonlyMap<string, ReadonlyMap<string, number>> => {
  const direct = new Map<string, readonly string[]>();
  const importsOf = (file: string): readonly string[] => {
    const known = direct.get(file);
    if (known !== undefined) return known;
    const text = readFileSync(join(root, file), 'utf8');
    const found = [...text.matchAll(imported)].flatMap(([, name = '']) => resolve(file, name) ?? []);
    direct.set(file, found);
    return found;
  };
  const wanted = new Set(files);
  const fitting = new Map<string, ReadonlyMap<string, number>>();
  for (const test of kinds.flatMap((kind) => testsIn(join('tests', kind)))) {
    const reached = new Map([[test, 0]]);
    for (const [file, steps] of reached)
      for (const next of importsOf(file)) if (!reached.has(next)) reached.set(next, steps + 1);
    const own = [...reached].filter(([file]) => wanted.has(file));
    if (own.length > 0) fitting.set(test, new Map(own));
  }
  return fitting;
};

const resolve = (file: string, name: string): string | null => {
  const alias = Object.keys(aliases).find((each) => name.startsWith(each.slice(0, -1)));
  const path =
    alias !== undefined
      ? join(aliases[alias]!.slice(0, -1), name.slice(alias.length - 1))
      : name.startsWith('.')
        ? join(dirname(file), name)
        : null;
  return path?.endsWith('.ts') === true && existsSync(join(root, path)) ? path : null;
};

const testsIn = (folder: string): string[] =>
  existsSync(join(root, folder))
    ? readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
        .filter((name) => name.endsWith('.test.ts'))
        .map((name) => relative(root, join(root, folder, name)))
        .sort()
    : existsSync(join(root, `${folder}.test.ts`))
      ? [`${folder}.test.ts`]
      : [];
