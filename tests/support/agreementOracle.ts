/**
 * The routing rules once more, told as plainly as DOMAIN.md §3 and AGREEMENT-FORMAT tell them: one loop over the
 * clauses, no tables, nothing shared with the engine but the shapes of its input. Slow, and meant to be read.
 */
import type { AgreementVersion, Clause, Hub, Party } from '#domain/agreement/agreementVersion.ts';
import type { AreaRow } from '#domain/agreement/areas.ts';
import type { CrossingRequest } from '#domain/agreement/crossingRequest.ts';

export interface OracleAnswer {
  allowed: boolean;
  rule: string | null;
  agreement: string | null;
  version: number | null;
  clause: string | null;
}

export interface OracleWorld {
  versions: readonly AgreementVersion[];
  rows: readonly AreaRow[];
}

const within = (day: string, from: string | null, until: string | null): boolean =>
  (from === null || from <= day) && (until === null || day < until);

export function areaOf(world: OracleWorld, code: string, day: string): string | null {
  for (const row of world.rows)
    if (row.code === code && within(day, row.from, row.until)) return row.medicalArea;
  return null;
}

function partyOn(version: AgreementVersion, code: string, day: string): Party | null {
  for (const party of version.parties) {
    if (party.municipality === code && within(day, party.from, party.until)) return party;
  }
  return null;
}

function hubAt(
  version: AgreementVersion,
  id: string | null | undefined,
  code: string,
  day: string,
): Hub | null {
  for (const hub of version.hubs) {
    if (hub.id === id && hub.municipality === code && within(day, hub.from, hub.until)) return hub;
  }
  return null;
}

/** Versions in force that day, in the order in which agreements were first named. */
export function inForce(world: OracleWorld, day: string): AgreementVersion[] {
  const names: string[] = [];
  for (const version of world.versions) if (!names.includes(version.agreement)) names.push(version.agreement);
  const standing: AgreementVersion[] = [];
  for (const name of names) {
    let latest: AgreementVersion | null = null;
    for (const version of world.versions) {
      if (version.agreement !== name || version.effective > day) continue;
      if (latest === null || version.effective > latest.effective) latest = version;
    }
    if (latest !== null) standing.push(latest);
  }
  return standing;
}

/** What WA8, WA9, WA10 and WA14 are to assume where a matrix or a difference asks. */
export interface Assumed {
  anyProfession?: boolean;
  conditionsGiven?: boolean;
}

/** The rules in order; each says whether the clause passes it. */
export function checks(
  world: OracleWorld,
  version: AgreementVersion,
  clause: Clause,
  ask: CrossingRequest,
  assumed: Assumed = {},
) {
  const { day, from, to } = ask;
  const fromHub = hubAt(version, ask.fromHub, from, day) !== null;
  const toHub = hubAt(version, ask.toHub, to, day) !== null;
  const hubClause = clause.reach === 'hub';
  const receiver = partyOn(version, to, day);

  const reach = (): boolean => {
    if (clause.reach === 'all-parties') return true;
    if (clause.reach === 'hub') return (fromHub && !toHub) || (toHub && !fromHub);
    if (clause.reach === 'same-area') {
      const area = areaOf(world, from, day);
      return area !== null && area === areaOf(world, to, day);
    }
    for (const [one, other] of clause.pairs ?? []) {
      if ((one === from && other === to) || (one === to && other === from)) return true;
    }
    return false;
  };
  const profession = (): boolean => {
    const admits = receiver === null ? null : receiver.admits;
    const passes = (name: string): boolean =>
      (clause.professions === null || clause.professions.includes(name)) &&
      (admits === null || admits.includes(name));
    if (!assumed.anyProfession) return passes(ask.profession);
    return [...(clause.professions ?? []), ...(admits ?? []), 'a profession that no list names'].some(passes);
  };
  const consent = (): boolean => {
    const carried = ask.consent;
    if (!carried) return false;
    if (!carried.purposes.includes(ask.purpose)) return false;
    if (carried.recipients !== 'any' && !carried.recipients.includes(to)) return false;
    if (day < carried.from) return false;
    if (carried.until && day >= carried.until) return false;
    return !(carried.withdrawn && day >= carried.withdrawn);
  };
  const activation = (): boolean => {
    const carried = ask.activation;
    if (!carried || carried.by !== from || !carried.receivers.includes(to)) return false;
    return carried.dataClasses.includes(ask.dataClass) && carried.from <= day && day < carried.until;
  };
  const asks = (what: 'consent' | 'activation' | 'reason') =>
    !assumed.conditionsGiven && clause.requires.includes(what);
  return [
    [
      'WA3',
      (partyOn(version, from, day) !== null || (hubClause && fromHub)) &&
        (receiver !== null || (hubClause && toHub)),
    ],
    ['WA4', within(day, clause.from, clause.until)],
    ['WA5', reach()],
    ['WA6', clause.purposes.includes(ask.purpose)],
    ['WA7', clause.discloses.includes(ask.dataClass)],
    ['WA8', profession()],
    ['WA9', !asks('consent') || consent()],
    ['WA10', !asks('activation') || activation()],
    ['WA14', !asks('reason') || (ask.reason ?? '').trim() !== ''],
  ] as const;
}

export function oracleDecide(world: OracleWorld, ask: CrossingRequest, assumed: Assumed = {}): OracleAnswer {
  if (ask.from === ask.to)
    return { allowed: true, rule: 'WA1', agreement: null, version: null, clause: null };
  let nearest: OracleAnswer = { allowed: false, rule: 'WA2', agreement: null, version: null, clause: null };
  let most = -1;
  for (const version of inForce(world, ask.day)) {
    for (const clause of version.clauses) {
      const place = { agreement: version.agreement, version: version.version, clause: clause.id };
      const results = checks(world, version, clause, ask, assumed);
      const failed = results.findIndex(([, passed]) => !passed);
      if (failed === -1) return { allowed: true, rule: null, ...place };
      if (failed > most) {
        most = failed;
        nearest = { allowed: false, rule: results[failed]![0], ...place };
      }
    }
  }
  return nearest;
}

export interface OracleEnd {
  code: string;
  hub: string | null;
}

/** Ends by code, then hub id. */
export function oracleEnds(versions: readonly AgreementVersion[], day: string): OracleEnd[] {
  const found = new Map<string, OracleEnd>();
  for (const version of versions) {
    for (const party of version.parties) {
      if (within(day, party.from, party.until))
        found.set(party.municipality, { code: party.municipality, hub: null });
    }
    for (const hub of version.hubs) {
      if (within(day, hub.from, hub.until))
        found.set(`${hub.municipality}:${hub.id}`, { code: hub.municipality, hub: hub.id });
    }
  }
  return [...found.values()].sort((a, b) => {
    if (a.code !== b.code) return a.code < b.code ? -1 : 1;
    if (a.hub === b.hub) return 0;
    return a.hub === null || (b.hub !== null && a.hub < b.hub) ? -1 : 1;
  });
}
