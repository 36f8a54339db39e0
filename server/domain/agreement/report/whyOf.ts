import { holdsOn } from '../../vocabulary/days.ts';
import type { MunicipalityCode } from '../../vocabulary/municipalityCode.ts';
import type { AgreementTerms, Clause } from '../agreementVersion.ts';
import { areaRowOn, municipalityName } from '../areas.ts';
import type { CompiledAgreements } from '../compileAgreements.ts';
import type { CrossingRequest } from '../crossingRequest.ts';
import type { ClauseRule } from '../decision.ts';
import { type ExplainLanguage, explainTexts } from './explainTexts.ts';
import { whyCarried } from './whyCarried.ts';

export interface Failure {
  readonly version: AgreementTerms;
  readonly clause: Clause;
  readonly request: CrossingRequest;
  readonly failed: ClauseRule | null;
}

/** What a rule looked at when a clause failed it, in words. */
export function whyOf(compiled: CompiledAgreements, failure: Failure, language: ExplainLanguage): string {
  const { version, clause, request, failed } = failure;
  const { day, from, to, purpose, dataClass, profession } = request;
  const texts = explainTexts[language];
  const named = (code: MunicipalityCode): string => {
    const name = municipalityName(compiled.areas, code, day);
    return name === code ? code : `${name} (${code})`;
  };
  const hubOf = (code: MunicipalityCode, id: string | null | undefined): boolean =>
    version.hubs.some((hub) => hub.id === id && hub.municipality === code && holdsOn(hub, day));
  const [fromHub, toHub] = [hubOf(from, request.fromHub), hubOf(to, request.toHub)];
  const party = (code: MunicipalityCode) =>
    version.parties.find((each) => each.municipality === code && holdsOn(each, day));

  switch (failed) {
    case null:
      return texts.passes();
    case 'WA3': {
      const hub = clause.reach === 'hub';
      const lacking = [
        ...(party(from) || (hub && fromHub) ? [] : [named(from)]),
        ...(party(to) || (hub && toHub) ? [] : [named(to)]),
      ];
      return texts.noParty(lacking, day) + (hub ? ` ${texts.hubMayStandIn()}` : '');
    }
    case 'WA4':
      return texts.notInForce(clause, day);
    case 'WA5': {
      if (clause.reach === 'hub') return fromHub ? texts.twoHubs() : texts.noHub();
      if (clause.reach === 'pairs') return texts.notPaired(named(from), named(to));
      const [mine, theirs] = [areaRowOn(compiled.areas, from, day), areaRowOn(compiled.areas, to, day)];
      if (mine === null) return texts.noArea(named(from), day);
      if (theirs === null) return texts.noArea(named(to), day);
      return texts.otherArea(named(from), mine.medicalAreaName, named(to), theirs.medicalAreaName);
    }
    case 'WA6':
      return texts.purpose(purpose, clause.purposes);
    case 'WA7':
      return texts.dataClass(dataClass, clause.discloses);
    case 'WA8': {
      const listed = clause.professions;
      if (listed !== null && !listed.includes(profession)) return texts.profession(profession, listed);
      return texts.admits(profession, named(to), party(to)?.admits ?? []);
    }
    default:
      return whyCarried(failed, request, named, texts);
  }
}
