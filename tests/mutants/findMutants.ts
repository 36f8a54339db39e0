import { parseSync } from '@swc/core';
import type { Mutant } from './mutant.ts';

interface Node {
  readonly type: string;
  readonly span?: { readonly start: number; readonly end: number };
  readonly [key: string]: unknown;
}

type Change = Pick<Mutant, 'operator' | 'replacement'> & { readonly at: readonly [number, number] };

/** What is gone without its type: a filter, an order, a part. */
const droppedCalls = ['filter', 'sort', 'toSorted', 'reverse', 'toReversed', 'slice'];
const swapped: { readonly [name: string]: string } = {
  ...{ some: 'every', every: 'some', min: 'max', max: 'min', find: 'findLast', findLast: 'find' },
};
const boundaries: { readonly [operator: string]: string } = { '<': '<=', '<=': '<', '>': '>=', '>=': '>' };
const turned: { readonly [operator: string]: string } = { '===': '!==', '!==': '===' };
/** Lists of data (professions, older forms of kanji) are held by tests of their own, entry by entry or not at all. */
const longestList = 12;

/**
 * All changes of one place each that a test should notice, found in swc's syntax tree: a condition negated, a branch, a
 * statement, an operand, a spread, a field or an element left out, a boundary moved, a number or a boolean changed.
 */
export const findMutants = (file: string, source: string): Mutant[] => {
  // swc counts bytes, and on from one file to the next: a first statement of our own says where this one begins.
  const lead = '0;';
  const bytes = Buffer.from(source);
  const tree = parseSync(lead + source, { syntax: 'typescript', target: 'es2024' }) as unknown as Node;
  const first = (tree.body as Node[])[0]!;
  const base = first.span!.start + lead.length;
  const at = (offset: number): number =>
    bytes.length === source.length ? offset - base : bytes.subarray(0, offset - base).toString().length;
  const spanOf = (node: Node): readonly [number, number] => [at(node.span!.start), at(node.span!.end)];
  const textOf = (node: Node): string => source.slice(...spanOf(node));

  const found: Mutant[] = [];
  const add = ({ at: [start, end], operator, replacement }: Change): void => {
    const original = source.slice(start, end);
    const line = source.slice(0, start).split('\n').length;
    found.push({ file, start, end, line, original, replacement, operator });
  };

  const visit = (node: Node, parent: Node | null): void => {
    for (const change of changesOf(node, parent, { spanOf, textOf })) add(change);
    for (const [key, value] of Object.entries(node)) {
      if (/^(type\w+|returnType|superTypeParams|implements|span|source)$/.test(key)) continue;
      for (const child of Array.isArray(value) ? value : [value]) {
        // swc puts an argument into `expression`, and a method's body below `function`, neither of them a node itself.
        const { expression, body } = (child ?? {}) as { expression?: unknown; body?: unknown };
        const inner = isNode(child) ? child : key === 'function' ? body : expression;
        if (isNode(inner)) visit(inner, node);
      }
    }
  };
  for (const node of (tree.body as Node[]).slice(1)) if (!isType(node)) visit(node, null);
  return found;
};

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' &&
  value !== null &&
  typeof (value as Node).type === 'string' &&
  !isType(value as Node);
/** Types are gone when the code runs, and imports are no choice. */
const isType = ({ type }: Node): boolean =>
  (type.startsWith('Ts') && !/^Ts(As|NonNull|Satisfies|Const)/.test(type)) || type === 'ImportDeclaration';

interface Texts {
  spanOf(node: Node): readonly [number, number];
  textOf(node: Node): string;
}

const changesOf = (node: Node, parent: Node | null, { spanOf, textOf }: Texts): Change[] => {
  const changes: Change[] = [];
  const replace = (what: Node, operator: string, replacement: string) =>
    changes.push({ at: spanOf(what), operator, replacement });
  switch (node.type) {
    case 'IfStatement':
    case 'ConditionalExpression': {
      const test = node.test as Node;
      const inner = test.type === 'ParenthesisExpression' ? (test.expression as Node) : test;
      replace(inner, 'condition negated', `!(${textOf(inner)})`);
      replace(inner, 'branch never taken', 'false');
      break;
    }
    case 'BinaryExpression': {
      const [operator, left, right] = [String(node.operator), node.left as Node, node.right as Node];
      const [, from] = spanOf(left);
      const [to] = spanOf(right);
      const sign = (other: string) =>
        changes.push({ at: [from, to], operator: 'boundary', replacement: ` ${other} ` });
      if (operator === '&&' || operator === '||' || operator === '??') {
        replace(node, 'second operand dropped', `(${textOf(left)})`);
        if (operator !== '??') replace(node, 'first operand dropped', `(${textOf(right)})`);
      } else if (boundaries[operator] !== undefined) sign(boundaries[operator]);
      else if (turned[operator] !== undefined && parent?.test !== node) sign(turned[operator]);
      break;
    }
    case 'UnaryExpression':
      if (node.operator === '!') replace(node, 'negation dropped', `(${textOf(node.argument as Node)})`);
      break;
    case 'BooleanLiteral':
      replace(node, 'boolean turned', String(node.value !== true));
      break;
    case 'NumericLiteral':
      replace(node, 'number moved', `(${textOf(node)} + 1)`);
      break;
    case 'ExpressionStatement':
      replace(node, 'statement left out', ';');
      break;
    case 'CallExpression': {
      const callee = node.callee as Node;
      const property = callee.type === 'MemberExpression' ? (callee.property as Node) : null;
      if (property?.type !== 'Identifier') break;
      const name = String(property.value);
      if (droppedCalls.includes(name)) replace(node, `${name} left out`, textOf(callee.object as Node));
      if (swapped[name] !== undefined) replace(property, 'the other one', swapped[name]);
      break;
    }
    case 'ObjectExpression': {
      for (const each of node.properties as Node[]) {
        const span = spanOfProperty(each, spanOf);
        if (span !== null) changes.push({ at: span, operator: 'field left out', replacement: '...{}' });
      }
      break;
    }
    case 'ArrayExpression': {
      const elements = node.elements as ({ spread: Node['span'] | null; expression: Node } | null)[];
      if (elements.length > longestList) break;
      for (const each of elements) {
        if (each === null) continue;
        const [start, end] = spanOf(each.expression);
        const at: readonly [number, number] = each.spread ? [start - '...'.length, end] : [start, end];
        changes.push({ at, operator: 'element left out', replacement: '...[]' });
      }
      break;
    }
  }
  return changes;
};

const spanOfProperty = (each: Node, spanOf: Texts['spanOf']): readonly [number, number] | null => {
  if (each.type === 'Identifier') return spanOf(each);
  if (each.type === 'SpreadElement') {
    const [start, end] = spanOf(each.arguments as Node);
    return [start - '...'.length, end];
  }
  if (each.type !== 'KeyValueProperty') return null;
  return [spanOf(each.key as Node)[0], spanOf(each.value as Node)[1]];
};
