import type { AskedBorder } from '#domain/access/askedBorder.ts';
import type { Relation } from '#domain/access/relation.ts';
import type { Shown, Verdict } from '#domain/access/verdict.ts';
import type { Decision } from '#domain/agreement/decision.ts';

/** A readable end of an id of `accessRegion.ts`. */
const name = (id: string | undefined | null): string =>
  id ? Buffer.from(id, 'hex').toString().replaceAll('\0', '') : '-';

const sayDecision = ({
  allowed,
  rule,
  agreement,
  version,
  clause,
}: Omit<Decision, 'rule'> & { rule: string | null }): string =>
  `${allowed ? 'yes' : 'no'} ${rule ?? '-'} ${agreement ?? '-'} ${version ?? '-'} ${clause ?? '-'}`;
const sayRelation = (of: Relation | null): string =>
  of === null ? '-' : `${of.kind} ${name(of.membership?.id)} for ${of.purposes.join('+')} until ${of.until}`;
const sayShown = (each: Shown): string =>
  each.shown
    ? `${sayDecision(each.decision)} ${name(each.consent?.id)} ${each.ranges?.map(({ first, last }) => `${first}-${last}`).join('+') ?? 'all'}`
    : `withheld ${each.rule}`;
const sayAsked = (asked: AskedBorder | null): string[] => {
  if (asked === null) return ['the border was not asked'];
  const { day, profession, fromHub, toHub, versions, consents, rows, activation, reason } = asked;
  return [
    `asked on ${day} as ${profession}, hubs ${fromHub} ${toHub}, by ${versions.join()}, with ${activation} ${reason}`,
    ...consents.map(({ id, from, until, withdrawn, purposes, recipients }) =>
      [`consent ${name(id)}`, from, until, withdrawn, purposes.join('+'), String(recipients)].join(' '),
    ),
    ...rows.flatMap(({ purpose, memberships, tried, decisions }) => [
      `row ${purpose} of ${memberships?.map(name).join('+')} by ${tried.map(name).join('+')}`,
      ...decisions.map(
        ({ dataClasses, consent, ...decision }) =>
          `- ${dataClasses.join('+')}: ${sayDecision(decision)} ${name(consent)}`,
      ),
    ]),
  ];
};
const sayClasses = (classes: ReadonlyMap<string, Shown>): string[] => {
  const alike = Map.groupBy(classes, ([, each]) => sayShown(each));
  return [...alike].map(([said, all]) => `shows ${all.map(([dataClass]) => dataClass).join('+')}: ${said}`);
};

/** All of a verdict in words, so that a test says all of it. */
export const sayVerdict = (verdict: Verdict): string[] => {
  if (verdict.is === 'unknown') return ['unknown'];
  const { home, purpose, decision, lacking, asked } = verdict;
  const shared = `home ${home}, for ${purpose}, ${decision === null ? 'undecided' : sayDecision(decision)}, lacking ${lacking}`;
  if (verdict.is === 'refused') {
    const { why, since, reason, position, relation } = verdict;
    return [
      `refused: ${why} ${reason} since ${since}, position ${position}, ${sayRelation(relation)}`,
      ...[shared, ...sayAsked(asked)],
    ];
  }
  const { relation, relations, acts, consent, until, readOnly, classes } = verdict;
  return [
    `given to ${sayRelation(relation)}, of ${relations.map(sayRelation).join('; ')}`,
    `acts ${acts.join(' ')}, until ${until}, ${readOnly ? 'read only' : 'open'}, consent ${name(consent?.id)}`,
    ...[shared, ...sayClasses(classes), ...sayAsked(asked)],
  ];
};
