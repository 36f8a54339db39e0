import type { AgreementVersion, Clause } from '#domain/agreement/agreementVersion.ts';

/** A version as its file would say it: what an officer imports. */
export const yamlOf = ({ agreement, version, title, effective, parties, hubs, clauses }: AgreementVersion) =>
  [
    `agreement: ${agreement}`,
    `version: ${version}`,
    `title: ${title}`,
    `effective: ${effective}`,
    'parties:',
    ...parties.flatMap(({ municipality, from, until, admits }) => [
      `  - municipality: "${municipality}"`,
      `    from: ${from}`,
      ...(until === null ? [] : [`    until: ${until}`]),
      ...(admits === null ? [] : [`    admits: [${admits.join(', ')}]`]),
    ]),
    'hubs:',
    ...hubs.flatMap(({ id, name, municipality, from, until }) => [
      ...[`  - id: ${id}`, `    name: ${name}`, `    municipality: "${municipality}"`, `    from: ${from}`],
      ...(until === null ? [] : [`    until: ${until}`]),
    ]),
    'clauses:',
    ...clauses.flatMap(linesOf),
    '',
  ].join('\n');

const linesOf = ({ id, title, from, until, reach, pairs, purposes, ...clause }: Clause): string[] => [
  ...[`  - id: ${id}`, `    title: ${title}`, `    from: ${from}`],
  ...(until === null ? [] : [`    until: ${until}`]),
  `    reach: ${reach}`,
  ...(pairs === null ? [] : [`    pairs: [${pairs.map((pair) => `["${pair.join('", "')}"]`).join(', ')}]`]),
  ...[`    purposes: [${purposes.join(', ')}]`, `    discloses: [${clause.discloses.join(', ')}]`],
  ...(clause.professions === null ? [] : [`    professions: [${clause.professions.join(', ')}]`]),
  ...(clause.requires.length === 0 ? [] : [`    requires: [${clause.requires.join(', ')}]`]),
];
