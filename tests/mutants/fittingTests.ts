import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

const root = join(import.meta.dirname, '..', '..');
const { imports: aliases } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  imports: { readonly [alias: string]: string };
};

const imported = /(?:from|import)\s*\(?\s*'([^']+)'/g;

/** The test files of some kinds that load, by whatever way, one of these files; each with those that it loads. */
export const fittingTests = (
  files: readonly string[],
  kinds: readonly string[],
): ReadonlyMap<string, readonly string[]> => {
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
  const fitting = new Map<string, readonly string[]>();
  for (const test of kinds.flatMap((kind) => testsIn(join('tests', kind)))) {
    const reached = new Set([test]);
    for (const file of reached) for (const next of importsOf(file)) reached.add(next);
    const own = [...reached].filter((file) => wanted.has(file));
    if (own.length > 0) fitting.set(test, own);
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
