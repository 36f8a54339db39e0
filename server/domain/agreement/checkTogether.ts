import type { AgreementOutline, AgreementVersion } from './agreementVersion.ts';
import type { Areas } from './areas.ts';
import { byPlace, type Problem } from './problem.ts';
import { quoted } from './read/quoted.ts';

/** What is wrong between files that are given together, each file's problems in the order of its lines. */
export function checkTogether(
  agreements: readonly Pick<AgreementVersion, 'outline'>[],
  areas?: Areas,
): Problem[] {
  const outlines = agreements.map(({ outline }) => outline);
  return outlines.flatMap((outline, index) => {
    const problems = [
      ...versionClashes(outline, outlines.slice(0, index)),
      ...(areas ? unlisted(outline, areas) : []),
    ];
    return problems.toSorted(byPlace);
  });
}

/** [WA12] One agreement's versions have different numbers and days that rise together; the later file is told. */
function versionClashes(later: AgreementOutline, before: readonly AgreementOutline[]): Problem[] {
  const { file, version, effective } = later;
  const problems: Problem[] = [];
  const same = before.filter((each) => later.agreement !== null && each.agreement === later.agreement);
  const twin = same.find((each) => version !== null && each.version?.value === version.value);
  if (version !== null && twin !== undefined) {
    problems.push({
      file,
      ...version,
      message: `is also the version of ${twin.file}; each version of an agreement has its own number`,
    });
  }
  if (effective === null) return problems;
  const sameDay = same.find((each) => each.effective?.value === effective.value);
  if (sameDay !== undefined) {
    problems.push({
      file,
      ...effective,
      message: `is also the first day of ${sameDay.file}; each version of an agreement has its own`,
    });
  }
  const outOfOrder = same.find((each) => {
    if (version === null || each.version === null || each.effective === null) return false;
    const higher = Math.sign(version.value - each.version.value);
    const day = each.effective.value;
    return higher !== 0 && day !== effective.value && higher > 0 !== effective.value > day;
  });
  if (outOfOrder !== undefined) {
    problems.push({
      file,
      ...effective,
      message: `does not rise with the version number: ${outOfOrder.file} is version ${outOfOrder.version?.value}, effective ${outOfOrder.effective?.value}`,
    });
  }
  return problems;
}

function unlisted(outline: AgreementOutline, areas: Areas): Problem[] {
  return outline.municipalities
    .filter(({ value }) => !areas.rowsOf.has(value))
    .map((place) => ({
      file: outline.file,
      ...place,
      message: `${quoted(place.value)} is not in the areas file; a listed municipality is required`,
    }));
}
