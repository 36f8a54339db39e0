import * as z from 'zod/mini';

/** Ids by the name of the field that holds them: `channel`, `patient`, `thread` ... */
export type NamedIds = Readonly<Record<string, string>>;

interface Shape {
  readonly type?: string;
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly required?: readonly string[];
  readonly anyOf?: readonly Shape[];
  readonly oneOf?: readonly Shape[];
  readonly allOf?: readonly Shape[];
  readonly items?: Shape;
  readonly minItems?: number;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly pattern?: string;
  readonly format?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
}

/** Words that some field of the contract takes; a field of a new form adds one here. */
const words = [
  'みほんのぶん',
  'client-attack',
  'a'.repeat(24),
  '232017',
  '2026-12-01',
  '2026-12-01T05:00:00.000Z',
  '1',
  '123456',
  '0532-00-0000',
  'T'.repeat(43),
  '12:30',
  '00000000-0000-0000-0000-000000000000',
];

/** A value that a schema of the contract takes, made from the schema, with these ids where a field is named so. */
export const sampleValue = (schema: z.ZodMiniType, ids: NamedIds = {}): unknown => {
  const shape = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Shape;
  const made = make(shape, '', ids);
  const parsed = z.safeParse(schema, made);
  if (!parsed.success)
    throw new Error(`no sample: ${JSON.stringify(made)}: ${JSON.stringify(parsed.error.issues)}`);
  return made;
};

/** Every field that a schema of the contract names, those that may be left out too. */
export const fieldsOf = (schema: z.ZodMiniType): string[] => {
  const { properties, anyOf = [] } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Shape;
  const shapes = [properties, ...anyOf.map((each) => each.properties)];
  return [...new Set(shapes.flatMap((each) => Object.keys(each ?? {})))];
};

const make = (shape: Shape, name: string, ids: NamedIds): unknown => {
  if (shape.const !== undefined) return shape.const;
  if (shape.enum !== undefined) return shape.enum[0];
  const several = shape.anyOf ?? shape.oneOf ?? shape.allOf;
  if (several !== undefined)
    return make(several.find(({ type }) => type !== 'null') ?? several[0] ?? {}, name, ids);
  switch (shape.type) {
    case 'object': {
      const { properties = {}, required = [] } = shape;
      return Object.fromEntries(required.map((key) => [key, make(properties[key] ?? {}, key, ids)]));
    }
    case 'array':
      return Array.from({ length: shape.minItems ?? 0 }, () => make(shape.items ?? {}, singular(name), ids));
    case 'integer':
    case 'number':
      return Math.max(1, shape.minimum ?? 1);
    case 'boolean':
      return false;
    case 'string':
      return makeText(shape, name, ids);
    default:
      return null;
  }
};

const makeText = (
  { pattern, format, minLength = 0, maxLength = 1e6 }: Shape,
  name: string,
  ids: NamedIds,
) => {
  const fits = (word: string) =>
    (pattern === undefined || new RegExp(pattern, 'u').test(word)) &&
    (format !== 'date-time' || word.endsWith('Z')) &&
    word.length >= minLength &&
    word.length <= maxLength;
  const known = ids[name];
  if (known !== undefined && fits(known)) return known;
  if (name === 'municipality' || name === 'code') return ids.municipality ?? '232017';
  return words.find(fits) ?? '';
};

const singular = (name: string) => name.replace(/ies$/, 'y').replace(/s$/, '');
